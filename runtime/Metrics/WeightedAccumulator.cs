using System.Numerics;

namespace NetGen;

/// <summary>Collects predictions of samples that do not count alike, as <see cref="SupervisedOptions.WeightedMetrics"/> asks. A sample with
/// the weight 2 counts as if it were there twice, one with 0 as if it were not there. Derive from it where a metric of one's own is no
/// <see cref="MeanMetric"/>, which is weighted already.</summary>
public abstract class WeightedAccumulator : MetricAccumulator
{
    /// <summary>Adds one sample.</summary>
    /// <param name="output">What the network predicted.</param>
    /// <param name="target">What it should have predicted.</param>
    /// <param name="weight">What it counts with: a finite number above 0.</param>
    public abstract void Add<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, double weight)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>Adds one sample that counts with 1.</summary>
    /// <param name="output">What the network predicted.</param>
    /// <param name="target">What it should have predicted.</param>
    public sealed override void Add<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target) => Add(output, target, 1);

    /// <summary>Adds samples that lie one after another, or rows of them, if each has a weight. What has 0 is not looked at.</summary>
    internal void AddBatch<T>(ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, ReadOnlySpan<T> weights)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int output = outputs.Length / weights.Length,
            target = targets.Length / weights.Length;
        for (int i = 0; i < weights.Length; i++)
            if (weights[i] != T.Zero)
                Add(outputs.Slice(i * output, output), targets.Slice(i * target, target), double.CreateTruncating(weights[i]));
    }

    /// <inheritdoc/>
    internal sealed override void AddBatch<T>(int n, ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets)
    {
        int output = outputs.Length / n,
            target = targets.Length / n;
        for (int i = 0; i < n; i++)
            Add(outputs.Slice(i * output, output), targets.Slice(i * target, target), 1);
    }
}
