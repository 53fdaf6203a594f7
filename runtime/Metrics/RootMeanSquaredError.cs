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

    private sealed class Accumulator : WeightedAccumulator
    {
        private double _sum,
            _weights;

        public override double Result => Math.Sqrt(_sum / _weights);

        public override void Add<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, double weight)
        {
            for (int i = 0; i < output.Length; i++)
            {
                double d = double.CreateTruncating(output[i]) - double.CreateTruncating(target[i]);
                _sum += weight * (d * d);
            }
            _weights += weight * output.Length;
        }

        public override void Reset() => (_sum, _weights) = (0, 0);
    }
}
