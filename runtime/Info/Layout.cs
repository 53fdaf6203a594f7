namespace NetGen.CompilerServices;

/// <summary>Between users' layout (dense, C order) and the arena's (the last axis padded to 16, tensors 64-byte aligned).</summary>
internal static class Layout
{
    /// <summary>The number of trainable values.</summary>
    public static int Count(ProgramInfo info)
    {
        int count = 0;
        foreach (ParameterSpec spec in info.Parameters)
            if (!spec.IsState)
                count += spec.Length;
        return count;
    }

    /// <summary>Every trainable value, flat.</summary>
    public static void ToUser<T>(ProgramInfo info, Ptr<T> arena, Span<T> flat)
        where T : unmanaged
    {
        foreach (ParameterSpec spec in info.Parameters)
        {
            if (spec.IsState)
                continue;
            ToUser(spec, arena, flat[..spec.Length]);
            flat = flat[spec.Length..];
        }
    }

    /// <summary>Fills the arena, or those of its tensors that a caller takes.</summary>
    public static void FromUser<T>(ProgramInfo info, ReadOnlySpan<T> flat, Ptr<T> arena, Predicate<ParameterSpec>? isTaken = null)
        where T : unmanaged
    {
        foreach (ParameterSpec spec in info.Parameters)
        {
            if (spec.IsState)
                continue;
            if (isTaken?.Invoke(spec) != false)
                FromUser(spec, flat[..spec.Length], arena);
            flat = flat[spec.Length..];
        }
    }

    /// <summary>One tensor of the region that begins at <paramref name="arena"/>.</summary>
    public static void ToUser<T>(ParameterSpec spec, Ptr<T> arena, Span<T> values)
        where T : unmanaged
    {
        for (int row = 0; row < spec.Rows; row++)
            Row(spec, arena, row).CopyTo(values[(row * spec.Columns)..]);
    }

    public static void FromUser<T>(ParameterSpec spec, ReadOnlySpan<T> values, Ptr<T> arena)
        where T : unmanaged
    {
        for (int row = 0; row < spec.Rows; row++)
            values.Slice(row * spec.Columns, spec.Columns).CopyTo(Row(spec, arena, row));
    }

    /// <summary>The tensors' values in the network's order.</summary>
    /// <exception cref="ArgumentException">They are not the network's tensors.</exception>
    public static T[][] Match<T>(ProgramInfo info, IReadOnlyList<NamedTensor<T>> weights)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(weights);
        for (int i = 0; i < weights.Count; i++)
            if (weights[i]?.Name is null || weights[i].Shape is null || weights[i].Values is null)
                throw new ArgumentException(
                    $"Of the {weights.Count} tensors, number {i} is null, or its name, shape or values are.",
                    nameof(weights)
                );
        var byName = new Dictionary<string, NamedTensor<T>>();
        foreach (NamedTensor<T> tensor in weights)
            if (!byName.TryAdd(tensor.Name, tensor))
                throw new ArgumentException($"The tensor '{tensor.Name}' is there twice.", nameof(weights));
        T[][] ordered = Array.ConvertAll(
            info.Parameters,
            spec =>
            {
                if (!byName.Remove(spec.Name, out NamedTensor<T>? tensor))
                    throw new ArgumentException($"The tensor '{spec.Name}' of {info.Name} is missing.", nameof(weights));
                if (!tensor.Shape.SequenceEqual(spec.Shape) || tensor.Values.Length != spec.Length)
                    throw new ArgumentException(
                        $"'{spec.Name}' must have the shape [{string.Join(", ", spec.Shape)}], but has "
                            + $"[{string.Join(", ", tensor.Shape)}] and {tensor.Values.Length} values.",
                        nameof(weights)
                    );
                return tensor.Values;
            }
        );
        foreach (string unknown in byName.Keys)
            throw new ArgumentException($"{info.Name} has no tensor '{unknown}'.", nameof(weights));
        return ordered;
    }

    private static Span<T> Row<T>(ParameterSpec spec, Ptr<T> arena, int row)
        where T : unmanaged => (arena + (spec.Offset + row * spec.Pitch)).Span(spec.Columns);
}
