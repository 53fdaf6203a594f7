using System.Numerics;

namespace NetGen;

/// <summary>Collects predictions, sample by sample, for a <see cref="Metric"/>. One that can count samples with weights derives from
/// <see cref="WeightedAccumulator"/>.</summary>
public abstract class MetricAccumulator
{
    /// <summary>The metric over all samples so far; NaN if there was none.</summary>
    public abstract double Result { get; }

    /// <summary>Adds one sample.</summary>
    /// <param name="output">What the network predicted.</param>
    /// <param name="target">What it should have predicted.</param>
    public abstract void Add<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>Forgets everything.</summary>
    public abstract void Reset();

    /// <summary>Adds <paramref name="n"/> samples that lie one after another.</summary>
    internal virtual void AddBatch<T>(int n, ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int output = outputs.Length / n,
            target = targets.Length / n;
        for (int i = 0; i < n; i++)
            Add(outputs.Slice(i * output, output), targets.Slice(i * target, target));
    }
}
