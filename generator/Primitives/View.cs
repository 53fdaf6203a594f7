using NetGen.Generator.Shapes;

namespace NetGen.Generator.Primitives;

/// <summary>A node that moves nothing: index arithmetic in whoever reads it.</summary>
internal abstract class View(Shape shape, Node x) : Node(shape, x)
{
    /// <summary>Elements stay what they are; whether rows stay whole is for each view to say.</summary>
    public override Bounds Bounds(Func<Node, Bounds> of) => KeepsRows ? of(Inputs[0]) : of(Inputs[0]).WithoutSum;

    public sealed override bool IsWrittenInSteps => false;

    /// <summary>Rows are those of the input, whole and in order of memory.</summary>
    public override bool HasPaddedRows =>
        Inputs[0].HasPaddedViews
        && Shape.Rank > 0
        && Inputs[0].Shape.Rank > 0
        && Shape.Last == Inputs[0].Shape.Last
        && Layout.Strides[Shape.Rank - 1] == 1;

    public override bool KeepsZeros(Func<Node, bool> isZero) => HasPaddedRows && isZero(Inputs[0]);

    public override IEnumerable<Node> SourcesOfPadding => [Inputs[0]];

    protected override MemoryLayout OwnLayout =>
        Of(Inputs[0].Layout) ?? throw new InvalidOperationException($"{this} cannot be read where {Inputs[0]} lies.");

    /// <summary>Each row of the last axis is one of the input's.</summary>
    protected virtual bool KeepsRows => false;

    /// <summary>Where the elements lie, given where the input's do; null when no strides say it.</summary>
    public abstract MemoryLayout? Of(MemoryLayout input);
}
