using System.Numerics;

namespace NetGen;

/// <summary>A metric that is the mean over samples of a number; where they have weights, Σ weight · number / Σ weight.</summary>
public abstract class MeanMetric : Metric
{
    /// <summary>The number for one sample.</summary>
    /// <param name="output">What the network predicted.</param>
    /// <param name="target">What it should have predicted.</param>
    /// <param name="classes">The length of the output's last axis.</param>
    protected abstract double Sample<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, int classes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>How often a sample counts.</summary>
    internal virtual int Count<T>(ReadOnlySpan<T> target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => 1;

    /// <inheritdoc/>
    public override MetricAccumulator Start(int classes) => new Accumulator(this, classes);

    private sealed class Accumulator(MeanMetric metric, int classes) : WeightedAccumulator
    {
        private double _sum,
            _weights;

        public override double Result => _sum / _weights;

        public override void Add<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, double weight)
        {
            double count = weight * metric.Count(target);
            if (count == 0)
                return;
            _sum += count * metric.Sample(output, target, classes);
            _weights += count;
        }

        public override void Reset() => (_sum, _weights) = (0, 0);
    }
}
