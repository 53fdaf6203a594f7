namespace NetGen;

/// <summary>Sequences of tokens as the rows of a data set.</summary>
public static class TokenSequences
{
    /// <summary>Sequences of different lengths as rows of one: Keras' pad_sequences, with its arguments and defaults.</summary>
    /// <param name="sequences">The sequences.</param>
    /// <param name="maxLength">The length of a row; null for that of the longest sequence.</param>
    /// <param name="padding">Where shorter ones are padded: before (the default) or behind.</param>
    /// <param name="truncating">Where longer ones lose what is too much: in front (the default) or at the end.</param>
    /// <param name="value">What padding consists of.</param>
    /// <returns>The rows one after another, and the length of each.</returns>
    /// <exception cref="ArgumentException">There is no sequence, one is null, or all are empty and no length is given.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxLength"/> is not positive, or the value is not finite.</exception>
    public static (float[] Values, int Length) Pad(
        IReadOnlyList<int[]> sequences,
        int? maxLength = null,
        SequencePadding padding = SequencePadding.Pre,
        SequencePadding truncating = SequencePadding.Pre,
        float value = 0
    )
    {
        ArgumentNullException.ThrowIfNull(sequences);
        if (sequences.Count == 0)
            throw new ArgumentException("There is no sequence; a set needs at least one.", nameof(sequences));
        for (int i = 0; i < sequences.Count; i++)
            if (sequences[i] is null)
                throw new ArgumentException($"Sequence {i} is null.", nameof(sequences));
        if (maxLength < 1)
            throw new ArgumentOutOfRangeException(nameof(maxLength), maxLength, $"Rows cannot have the length {maxLength}.");
        if (!float.IsFinite(value))
            throw new ArgumentOutOfRangeException(nameof(value), value, $"The padding value is {value}; it must be finite.");
        int length = maxLength ?? sequences.Max(sequence => sequence.Length);
        if (length == 0)
            throw new ArgumentException(
                $"All {sequences.Count} sequences are empty; say by maxLength how long rows are.",
                nameof(sequences)
            );
        if ((long)sequences.Count * length > Array.MaxLength)
            throw new ArgumentException(
                $"{sequences.Count} rows of {length} values are more than an array holds; limit them by maxLength.",
                nameof(sequences)
            );
        var rows = new float[sequences.Count * length];
        Array.Fill(rows, value);
        for (int i = 0; i < sequences.Count; i++)
        {
            int kept = Math.Min(length, sequences[i].Length),
                skipped = truncating == SequencePadding.Pre ? sequences[i].Length - kept : 0,
                start = i * length + (padding == SequencePadding.Pre ? length - kept : 0);
            for (int k = 0; k < kept; k++)
                rows[start + k] = sequences[i][skipped + k];
        }
        return (rows, length);
    }

    /// <summary>Each token as zeros with a one at its place.</summary>
    /// <param name="tokens">The tokens of a sequence.</param>
    /// <param name="size">The size of the vocabulary.</param>
    /// <returns>tokens × size values, step by step.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A token is negative or not below <paramref name="size"/>; the message names it and its
    /// place.</exception>
    public static float[] OneHot(ReadOnlySpan<int> tokens, int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        var rows = new float[checked(tokens.Length * size)];
        for (int i = 0; i < tokens.Length; i++)
        {
            if ((uint)tokens[i] >= (uint)size)
                throw new ArgumentOutOfRangeException(
                    nameof(tokens),
                    tokens[i],
                    $"Token {i} is {tokens[i]}; a vocabulary of {size} has the tokens 0 to {size - 1}."
                );
            rows[i * size + tokens[i]] = 1;
        }
        return rows;
    }
}
