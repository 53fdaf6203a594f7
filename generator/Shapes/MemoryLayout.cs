namespace NetGen.Generator.Shapes;

/// <summary>Where the elements of a tensor lie in a block: an offset, and for each axis the distance between neighbours.</summary>
internal sealed record MemoryLayout(int Offset, int[] Strides)
{
    /// <summary>The steps of a tensor of <paramref name="shape"/> along the axes of a larger space: 0 where it is stretched.</summary>
    public MemoryLayout Align(Shape shape, Shape space)
    {
        if (shape != space && shape.Squeezed == space.Squeezed)
        {
            // Axes of length 1 apart, it is the space itself.
            var steps = new Queue<int>(Strides.Where((_, axis) => shape[axis] != 1));
            return new MemoryLayout(
                Offset,
                space
                    .ToArray()
                    .Select(
                        (dim, axis) =>
                            dim != 1 ? steps.Dequeue()
                            : axis == space.Rank - 1 ? 1
                            : 0
                    )
                    .ToArray()
            );
        }
        int added = space.Rank - shape.Rank;
        return new MemoryLayout(
            Offset,
            Enumerable
                .Range(0, space.Rank)
                .Select(i => i < added || (shape[i - added] == 1 && space[i] != 1) ? 0 : Strides[i - added])
                .ToArray()
        );
    }
}
