using NetGen.Generator.Shapes;

namespace NetGen.Generator.Primitives;

/// <summary>A node that moves nothing: index arithmetic in whoever reads it.</summary>
internal abstract class View(Shape shape, Node x) : Node(shape, x)
{
    /// <summary>Where the elements lie, given where the input's do; null when no strides say it.</summary>
    public abstract Strides? Of(Strides input);
}

/// <summary>Where the elements of a tensor lie in a buffer: an offset, and for each axis the distance between neighbours.</summary>
internal sealed record Strides(int Offset, int[] Steps);
