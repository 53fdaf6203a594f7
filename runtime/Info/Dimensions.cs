namespace NetGen;

/// <summary>Shapes of samples.</summary>
internal static class Dimensions
{
    /// <summary>The product of the axes, which <see cref="Checked"/> has seen.</summary>
    public static int Length(ReadOnlySpan<int> shape)
    {
        int length = 1;
        foreach (int dim in shape)
            length = checked(length * dim);
        return length;
    }

    /// <summary>Whether values in C order under one shape mean the same under the other: the shapes are equal, but for axes of 1 and for
    /// neighbouring axes that one of them takes for a single
    /// one, as a flat vector does with all. Axes in another order never are.</summary>
    public static bool AreAlike(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        HashSet<int> ofA = Cuts(a),
            ofB = Cuts(b);
        return Length(a) == Length(b) && (ofA.IsSubsetOf(ofB) || ofB.IsSubsetOf(ofA));
    }

    /// <summary>Several tensors one after another: a stack where they have one shape, otherwise a vector.</summary>
    public static int[] Joined(int[][] shapes) =>
        shapes.Length == 1 ? shapes[0]
        : shapes.All(shape => shape.AsSpan().SequenceEqual(shapes[0])) ? [shapes.Length, .. shapes[0]]
        : [shapes.Sum(shape => Length(shape))];

    // Where one axis ends and the next begins, counted in elements of what stands before.
    private static HashSet<int> Cuts(ReadOnlySpan<int> shape)
    {
        var cuts = new HashSet<int>();
        int before = 1,
            all = Length(shape);
        foreach (int axis in shape)
            if ((before *= axis) > 1 && before < all)
                cuts.Add(before);
        return cuts;
    }

    /// <summary>A copy of a user's shape.</summary>
    /// <exception cref="ArgumentException">It has no axis, an axis that is not positive, or more values than an array holds.</exception>
    public static int[] Checked(int[] shape, string argument)
    {
        ArgumentNullException.ThrowIfNull(shape, argument);
        if (shape.Length == 0)
            throw new ArgumentException("The shape of a sample needs at least one axis; a single number has the shape [1].", argument);
        long length = 1;
        foreach (int dim in shape)
        {
            if (dim < 1)
                throw new ArgumentException($"The shape {Show.Shape(shape)} has the axis {dim}; every axis must be at least 1.", argument);
            length *= dim;
            if (length > Array.MaxLength)
                throw new ArgumentException($"One sample of the shape {Show.Shape(shape)} has more values than an array holds.", argument);
        }
        return [.. shape];
    }
}
