using NetGen.Generator.Shapes;

namespace NetGen.Generator.Primitives;

/// <summary>A node that moves nothing: index arithmetic in whoever reads it.</summary>
internal abstract class View(Shape shape, Node x) : Node(shape, x)
{
    /// <summary>Elements stay what they are; whether rows stay whole is for each view to say.</summary>
    public override Bounds Bounds(Func<Node, Bounds> of) => KeepsRows ? of(Inputs[0]) : of(Inputs[0]).WithoutSum;

    /// <summary>Each row of the last axis is one of the input's.</summary>
    protected virtual bool KeepsRows => false;

    /// <summary>Where the elements lie, given where the input's do; null when no strides say it.</summary>
    public abstract Strides? Of(Strides input);
}

/// <summary>Where the elements of a tensor lie in a buffer: an offset, and for each axis the distance between neighbours.</summary>
internal sealed record Strides(int Offset, int[] Steps);
