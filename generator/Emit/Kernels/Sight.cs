using NetGen.Generator.Shapes;

namespace NetGen.Generator.Emit;

/// <summary>How a kernel sees the elements of tensors from the element of its space that it is at, through what stretches or turns them on
/// the way.</summary>
internal sealed class Sight
{
    private readonly Func<MemoryLayout, Shape, MemoryLayout> _along;

    /// <summary>Tensors that broadcast to the space.</summary>
    /// <param name="space">What the kernel runs over.</param>
    /// <param name="offset">The offset that steps along the axes of the space come to.</param>
    public Sight(Shape space, Func<IReadOnlyList<int>, string> offset)
        : this(offset, (strides, shape) => strides.Align(shape, space)) { }

    private Sight(Func<IReadOnlyList<int>, string> offset, Func<MemoryLayout, Shape, MemoryLayout> along) =>
        (Offset, _along) = (offset, along);

    public Func<IReadOnlyList<int>, string> Offset { get; }

    /// <summary>The steps of a tensor along the axes of the space.</summary>
    public MemoryLayout Along(MemoryLayout strides, Shape shape) => _along(strides, shape);

    /// <summary>Tensors that broadcast to <paramref name="own"/>, a value that is seen under another shape with the same
    /// elements.</summary>
    public Sight Through(Shape own, Shape seen) =>
        new(Offset, (strides, shape) => _along(strides.Align(shape, own).Align(own, seen), seen));

    /// <summary>Text that tells ways of seeing a shape apart.</summary>
    public string Signature(Shape shape)
    {
        // Steps that no two axes share.
        int step = 1;
        return Offset(_along(new MemoryLayout(0, [.. shape.ToArray().Select(_ => step = checked(step * 7 + 5))]), shape).Strides);
    }
}
