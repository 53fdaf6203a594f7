using System.Numerics;

namespace NetGen;

/// <summary>Entropy and mutual information, in nats.</summary>
public static class Information
{
    /// <summary>-Σ p ln p of a distribution: 0 where one outcome is certain, ln n where n are equally likely.</summary>
    /// <param name="probabilities">They add up to 1 within 1e-3.</param>
    /// <exception cref="ArgumentException">They do not, or one is negative or NaN.</exception>
    public static double Entropy<T>(ReadOnlySpan<T> probabilities)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double sum = 0,
            entropy = 0;
        for (int i = 0; i < probabilities.Length; i++)
        {
            double p = double.CreateTruncating(probabilities[i]);
            if (!(p >= 0))
                throw new ArgumentException($"Probability {i} is {p}; it must be 0 or more.", nameof(probabilities));
            sum += p;
            entropy -= p > 0 ? p * Math.Log(p) : 0;
        }
        return Math.Abs(sum - 1) <= 1e-3
            ? entropy
            : throw new ArgumentException($"The {probabilities.Length} probabilities add up to {sum}, not to 1.", nameof(probabilities));
    }

    /// <summary>How much one labelling says of another, such as clusters of classes: Σ p(a, b) ln (p(a, b) / (p(a) p(b))).</summary>
    /// <param name="first">A number for each sample.</param>
    /// <param name="second">Another for each.</param>
    /// <exception cref="ArgumentException">The counts differ, or there is no sample.</exception>
    public static double Mutual(ReadOnlySpan<int> first, ReadOnlySpan<int> second)
    {
        if (first.Length != second.Length || first.IsEmpty)
            throw new ArgumentException(
                $"There are {first.Length} numbers of one kind and {second.Length} of the other; each sample, at least one, needs both.",
                nameof(second)
            );
        var joint = new Dictionary<(int, int), int>();
        var one = new Dictionary<int, int>();
        var other = new Dictionary<int, int>();
        for (int i = 0; i < first.Length; i++)
        {
            joint[(first[i], second[i])] = joint.GetValueOrDefault((first[i], second[i])) + 1;
            one[first[i]] = one.GetValueOrDefault(first[i]) + 1;
            other[second[i]] = other.GetValueOrDefault(second[i]) + 1;
        }
        double n = first.Length,
            sum = 0;
        foreach (((int a, int b), int count) in joint)
            sum += count / n * Math.Log(count * n / ((double)one[a] * other[b]));
        return Math.Max(0, sum);
    }

    /// <summary>How much a code, one number a sample, says of classes: the mutual information of the classes and of the interval that the
    /// code lies in. Intervals hold equally many samples, equal codes together. It is a little above 0 where there is nothing to be said,
    /// by about (bins - 1) (classes - 1) / 2n.</summary>
    /// <param name="code">A number for each sample.</param>
    /// <param name="classes">A class for each.</param>
    /// <param name="bins">The number of intervals.</param>
    /// <exception cref="ArgumentException">The counts differ, there is no sample, or a code is NaN.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bins"/> is not positive.</exception>
    public static double Mutual(ReadOnlySpan<float> code, ReadOnlySpan<int> classes, int bins = 10)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        float[] values = code.ToArray();
        if (Array.FindIndex(values, float.IsNaN) is >= 0 and var nan)
            throw new ArgumentException($"The code of sample {nan} is NaN.", nameof(code));
        int[] order = [.. Enumerable.Range(0, values.Length).OrderBy(i => values[i])];
        var bin = new int[values.Length];
        for (int i = 0; i < order.Length; i++)
            bin[order[i]] = i > 0 && values[order[i]] == values[order[i - 1]] ? bin[order[i - 1]] : (int)((long)i * bins / order.Length);
        return Mutual(bin, classes);
    }

    /// <summary>What a network that predicts distributions tells: see <see cref="OutputInformation"/>.</summary>
    /// <param name="network">A network whose outputs are a distribution, as behind a softmax.</param>
    /// <param name="data">The samples; their targets are not looked at.</param>
    /// <exception cref="ArgumentException">The outputs are no distributions, or the data does not fit or has no samples.</exception>
    public static OutputInformation OfOutputs<T>(INetwork<T> network, Dataset data)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        double mean = 0;
        double[]? sum = null;
        foreach (T[] output in NetworkOutputs.Of(network, data))
        {
            mean += Entropy<T>(output) / data.Count;
            sum ??= new double[output.Length];
            for (int j = 0; j < output.Length; j++)
                sum[j] += double.CreateTruncating(output[j]) / data.Count;
        }
        return new OutputInformation(mean, Entropy<double>(sum));
    }
}
