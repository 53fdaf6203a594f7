using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Primitives;

/// <summary>Every so many elements of one axis, forwards or backwards.</summary>
internal sealed class StridedSlice : View
{
    private StridedSlice(Node x, int axis, int start, int every, int length)
        : base(x.Shape.With(axis, length), x) => (Axis, Start, Every) = (axis, start, every);

    public int Axis { get; }

    public int Start { get; }

    /// <summary>From one element to the next; negative for backwards.</summary>
    public int Every { get; }

    public override string Operation => $"pick {Show.Of(Axis)} {Show.Of(Start)} {Show.Of(Every)}";

    public static Node Of(Node x, int axis, int start, int every, int length) =>
        every == 1 || length == 1 ? x.Slice(axis, start, length) : x.Program.Add(new StridedSlice(x, axis, start, every, length));

    /// <summary>All elements of an axis, from the last to the first.</summary>
    public static Node Reversed(Node x, int axis) => Of(x, axis, x.Shape[axis] - 1, -1, x.Shape[axis]);

    public override Node?[] Vjp(Node dy, bool[] wanted) =>
        [
            Every == -1 && Shape == Inputs[0].Shape
                ? Reversed(dy, Axis)
                : throw new InvalidOperationException($"{this} is made after differentiation."),
        ];

    public override Node With(IReadOnlyList<Node> inputs) => Of(inputs[0], Axis, Start, Every, Shape[Axis]);

    public override MemoryLayout Of(MemoryLayout input) =>
        new(input.Offset + Start * input.Strides[Axis], [.. input.Strides.Select((step, axis) => axis == Axis ? step * Every : step)]);
}
