namespace NetGen;

/// <summary>The root of the mean over all outputs of (y - t)².</summary>
public sealed class RootMeanSquaredError : Metric
{
    /// <inheritdoc/>
    public override string Name => "root_mean_squared_error";

    /// <inheritdoc/>
    public override MonitorMode Direction => MonitorMode.Min;

    /// <inheritdoc/>
    internal override bool IsElementwise => true;

    /// <inheritdoc/>
    internal override bool ReadsProbabilities => false;

    /// <inheritdoc/>
    public override MetricAccumulator Start(int classes) => new Accumulator();

    private sealed class Accumulator : MetricAccumulator
    {
        private double _sum;
        private long _count;

        public override double Result => Math.Sqrt(_sum / _count);

        public override void Add<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target)
        {
            for (int i = 0; i < output.Length; i++)
            {
                double d = double.CreateTruncating(output[i]) - double.CreateTruncating(target[i]);
                _sum += d * d;
            }
            _count += output.Length;
        }

        public override void Reset() => (_sum, _count) = (0, 0);
    }
}
