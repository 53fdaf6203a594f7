namespace NetGen.Formats;

/// <summary>How a file holds an array.</summary>
/// <param name="Type">Its values.</param>
/// <param name="Shape">Its axes.</param>
/// <param name="IsBigEndian">The first byte of a value is its highest.</param>
/// <param name="IsFortran">The first axis is the one along which values are neighbours, not the last.</param>
internal sealed record ArrayLayout(ElementType Type, long[] Shape, bool IsBigEndian, bool IsFortran)
{
    /// <summary>The values little-endian and in C order: the same bytes where they are so already.</summary>
    public byte[] ToCOrder(byte[] bytes)
    {
        if (IsBigEndian && Type.Size > 1)
            for (int i = 0; i < bytes.Length; i += Type.Size)
                bytes.AsSpan(i, Type.Size).Reverse();
        if (!IsFortran || Shape.Count(dim => dim > 1) < 2)
            return bytes;

        // Counts through the indices in C order; a step along an axis is the product of those before it.
        var ordered = new byte[bytes.Length];
        int[] index = new int[Shape.Length],
            steps = new int[Shape.Length];
        for (int axis = 0, step = Type.Size; axis < steps.Length; step *= (int)Shape[axis++])
            steps[axis] = step;
        for (int to = 0, from = 0; to < bytes.Length; to += Type.Size)
        {
            bytes.AsSpan(from, Type.Size).CopyTo(ordered.AsSpan(to));
            for (int axis = Shape.Length - 1; axis >= 0; axis--)
            {
                from += steps[axis];
                if (++index[axis] < Shape[axis])
                    break;
                from -= index[axis] * steps[axis];
                index[axis] = 0;
            }
        }
        return ordered;
    }
}
