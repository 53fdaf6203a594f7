using System.Numerics;

namespace NetGen;

/// <summary>Values from the largest to the smallest.</summary>
internal static class Ranking
{
    /// <summary>The counts when everything from a score on is marked: first nothing, then for each score from the highest on.</summary>
    /// <exception cref="ArgumentException">The counts differ, a score is NaN, or no sample is positive.</exception>
    public static IReadOnlyList<(double Threshold, BinaryCounts Counts)> Steps(ReadOnlySpan<float> scores, ReadOnlySpan<bool> positive)
    {
        if (scores.Length != positive.Length)
            throw new ArgumentException($"There are {scores.Length} scores, but {positive.Length} samples.", nameof(positive));
        float[] keys = scores.ToArray();
        bool[] items = positive.ToArray();
        if (Array.FindIndex(keys, float.IsNaN) is >= 0 and var nan)
            throw new ArgumentException($"The score of sample {nan} is NaN.", nameof(scores));
        long positives = items.Count(p => p),
            negatives = items.Length - positives;
        if (positives == 0)
            throw new ArgumentException($"None of the {items.Length} samples is positive; the curve needs some.", nameof(positive));
        Array.Sort(keys, items);
        var steps = new List<(double, BinaryCounts)> { (double.PositiveInfinity, new(0, 0, positives, negatives)) };
        long right = 0,
            wrong = 0;
        for (int i = keys.Length - 1; i >= 0; i--)
        {
            _ = items[i] ? right++ : wrong++;
            if (i == 0 || keys[i - 1] != keys[i])
                steps.Add((keys[i], new(right, wrong, positives - right, negatives - wrong)));
        }
        return steps;
    }

    /// <summary>Where the largest value stands; the first of equals.</summary>
    public static int Largest<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int best = 0;
        for (int i = 1; i < values.Length; i++)
            if (values[i] > values[best])
                best = i;
        return best;
    }

    /// <summary>Whether fewer than k outputs are larger than that of a class, as Keras' in_top_k has it: of outputs that are equal all are
    /// in. One that is not finite is out, as is a class that there is not, and NaN counts as larger than anything.</summary>
    public static bool IsInTop<T>(ReadOnlySpan<T> output, int label, int k)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (label < 0 || label >= output.Length || !T.IsFinite(output[label]))
            return false;
        int larger = 0;
        foreach (T y in output)
            if (!(y <= output[label]))
                larger++;
        return larger < k;
    }

    /// <summary>How many outputs come before that of a class; of equals the first does.</summary>
    public static int Before<T>(ReadOnlySpan<T> output, int label)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int before = 0;
        for (int j = 0; j < output.Length; j++)
            if (!(output[j] <= output[label]) || (j < label && output[j] == output[label]))
                before++;
        return before;
    }
}
