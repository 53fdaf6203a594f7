namespace NetGen.Generator.Shapes;

/// <summary>How tensors lie in memory: C order, with rows, the last axis, padded to whole aligned vectors or one after another.</summary>
internal static class Layouts
{
    /// <summary>A length rounded up to whole vectors.</summary>
    public static int RoundUp(long length) => checked((int)RowPadding.Padded(length));

    /// <summary>C order with padded rows: the layout of whatever a kernel writes.</summary>
    public static MemoryLayout Padded(Shape shape) => Order(shape, shape.Rank == 0 ? 1 : RoundUp(shape.Last));

    /// <summary>C order without padding.</summary>
    public static MemoryLayout Packed(Shape shape) => Order(shape, shape.Rank == 0 ? 1 : shape.Last);

    /// <summary>C order without padding but between samples, which begin at whole vectors.</summary>
    public static MemoryLayout PackedSamples(Shape shape)
    {
        MemoryLayout packed = Packed(shape);
        return shape.HasBatch ? new MemoryLayout(0, [RoundUp(shape.Length), .. packed.Strides.Skip(1)]) : packed;
    }

    /// <summary>Elements of a padded tensor from one sample to the next, or in all where there is no batch.</summary>
    public static int Size(Shape shape)
    {
        long size = shape.Rank == 0 ? RowPadding.Width : RoundUp(shape.Last);
        for (int axis = shape.Rank - 2; axis >= 0; axis--)
            if (shape[axis] != Shape.N)
                size *= shape[axis];
        return checked((int)size);
    }

    private static MemoryLayout Order(Shape shape, int last)
    {
        var steps = new int[shape.Rank];
        long step = 1;
        for (int axis = shape.Rank - 1; axis >= 0; axis--)
        {
            steps[axis] = checked((int)step);
            step *= axis == shape.Rank - 1 ? last : shape[axis];
        }
        return new MemoryLayout(0, steps);
    }
}
