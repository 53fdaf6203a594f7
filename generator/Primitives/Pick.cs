using NetGen.Generator.Shapes;

namespace NetGen.Generator.Primitives;

/// <summary>Every so many elements of one axis, forwards or backwards: plans make it, programs have none.</summary>
internal sealed class Pick : View
{
    private readonly int _axis, _start, _step;

    private Pick(Node x, int axis, int start, int step, int length) : base(x.Shape.With(axis, length), x) => (_axis, _start, _step) = (axis, start, step);

    public override string Operation => $"pick {Text.Of(_axis)} {Text.Of(_start)} {Text.Of(_step)}";

    public static Node Of(Node x, int axis, int start, int step, int length) =>
        step == 1 || length == 1 ? x.Slice(axis, start, length) : x.Program.Add(new Pick(x, axis, start, step, length));

    public override Node?[] Vjp(Node dy, bool[] wanted) => throw new InvalidOperationException($"{this} is made after differentiation.");

    public override Node With(IReadOnlyList<Node> inputs) => Of(inputs[0], _axis, _start, _step, Shape[_axis]);

    public override Strides Of(Strides input) => new(input.Offset + _start * input.Steps[_axis], [.. input.Steps.Select((step, axis) => axis == _axis ? step * _step : step)]);
}
