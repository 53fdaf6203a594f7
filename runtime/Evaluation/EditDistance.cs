namespace NetGen;

/// <summary>How far one sequence is from another.</summary>
public static class EditDistance
{
    /// <summary>The least number of insertions, deletions and replacements that make one sequence of the other (V. Levenshtein, 1966).
    /// Divided by the length of the true sequence it is the token error rate, of characters or of words.</summary>
    public static int Of<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : IEquatable<T>
    {
        // The row of a's first i elements: what each beginning of b costs.
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 0; i < a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i + 1;
            for (int k = 0; k < b.Length; k++)
            {
                int replaced = diagonal + (a[i].Equals(b[k]) ? 0 : 1);
                diagonal = row[k + 1];
                row[k + 1] = Math.Min(replaced, Math.Min(row[k + 1], row[k]) + 1);
            }
        }
        return row[^1];
    }
}
