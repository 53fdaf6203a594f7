namespace NetGen;

/// <summary>Shapes of samples.</summary>
internal static class Dimensions
{
    /// <summary>The product of the axes, which <see cref="Checked"/> has seen.</summary>
    public static int Length(ReadOnlySpan<int> shape)
    {
        int length = 1;
        foreach (int dim in shape) length = checked(length * dim);
        return length;
    }

    /// <summary>A copy of a user's shape.</summary>
    /// <exception cref="ArgumentException">It has no axis, an axis that is not positive, or more values than an array holds.</exception>
    public static int[] Checked(int[] shape, string argument)
    {
        ArgumentNullException.ThrowIfNull(shape, argument);
        if (shape.Length == 0) throw new ArgumentException("The shape of a sample needs at least one axis; a single number has the shape [1].", argument);
        long length = 1;
        foreach (int dim in shape)
        {
            if (dim < 1) throw new ArgumentException($"The shape {Show.Shape(shape)} has the axis {dim}; every axis must be at least 1.", argument);
            length *= dim;
            if (length > Array.MaxLength) throw new ArgumentException($"One sample of the shape {Show.Shape(shape)} has more values than an array holds.", argument);
        }
        return [.. shape];
    }
}
