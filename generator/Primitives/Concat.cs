using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Primitives;

/// <summary>Tensors one after another along one axis.</summary>
internal sealed class Concat : Node
{
    private Concat(int axis, Node[] parts)
        : base(parts[0].Shape.With(axis, parts.Sum(p => p.Shape[axis])), parts) => Axis = axis;

    public int Axis { get; }

    public override string Operation => "concat " + Show.Of(Axis);

    public static Node Of(int axis, params Node[] parts) => parts.Length == 1 ? parts[0] : parts[0].Program.Add(new Concat(axis, parts));

    public override Node?[] Vjp(Node dy, bool[] wanted)
    {
        var cotangents = new Node?[Inputs.Count];
        int start = 0;
        for (int i = 0; i < Inputs.Count; start += Inputs[i++].Shape[Axis])
            if (wanted[i])
                cotangents[i] = dy.Slice(Axis, start, Inputs[i].Shape[Axis]);
        return cotangents;
    }

    public override Bounds Bounds(Func<Node, Bounds> of)
    {
        Bounds all = Inputs.Select(of).Aggregate((a, b) => a.Or(b));
        return Axis == Shape.Rank - 1 ? all.WithoutSum : all;
    }

    public override Node OverTime(IReadOnlyList<Node> inputs, TimeLoop loop) =>
        Of(TimeLoop.Over(Shape, Axis), [.. inputs.Select((x, i) => Inputs[i].Loop is null ? loop.Repeat(x) : x)]);

    /// <summary>Parts along an inner axis are written where the whole lies, those of a row are copied there.</summary>
    public bool IsInner => Axis < Shape.Rank - 1;

    public override bool IsWrittenInSteps => Shape.Rank == 2 || IsInner;

    public override Operand Needs(int input) => IsInner ? Operand.Any : new() { DenseFrom = 0 };

    public override bool IsWrittenAnywhere => true;

    public override bool KeepsZeros(Func<Node, bool> isZero) => !IsInner || Inputs.All(isZero);

    public override IEnumerable<Node> SourcesOfPadding => Inputs;

    public override Node With(IReadOnlyList<Node> inputs) => Of(Axis, [.. inputs]);
}
