namespace NetGen;

/// <summary>The coefficient of determination, 1 - Σ (y - t)² / Σ (t - mean t)², a mean over the columns of the last axis: 1 where outputs
/// are right, 0 where they are no better than the mean. A column whose targets are all the same has 1 where outputs are right and 0
/// otherwise, as in Keras.</summary>
public sealed class R2Score : Metric
{
    /// <inheritdoc/>
    public override string Name => "r2_score";

    /// <inheritdoc/>
    public override MonitorMode Direction => MonitorMode.Max;

    /// <inheritdoc/>
    internal override bool ReadsProbabilities => false;

    /// <inheritdoc/>
    public override MetricAccumulator Start(int classes) => new Accumulator(classes);

    private sealed class Accumulator(int classes) : WeightedAccumulator
    {
        // Of each column: the mean of targets so far, their squared deviations from it, and squared residuals.
        private readonly double[] _means = new double[classes],
            _deviations = new double[classes],
            _residuals = new double[classes];
        private double _weights;

        public override double Result
        {
            get
            {
                double sum = 0;
                for (int j = 0; j < classes; j++)
                    sum +=
                        _deviations[j] > 0 ? 1 - _residuals[j] / _deviations[j]
                        : _residuals[j] == 0 ? 1
                        : 0;
                return _weights == 0 ? double.NaN : sum / classes;
            }
        }

        public override void Add<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, double weight)
        {
            for (int row = 0; row < output.Length; row += classes)
            {
                _weights += weight;
                for (int j = 0; j < classes; j++)
                {
                    double t = double.CreateTruncating(target[row + j]),
                        off = double.CreateTruncating(output[row + j]) - t,
                        from = t - _means[j];
                    // Welford, 1962; with weights West, 1979.
                    _means[j] += from * weight / _weights;
                    _deviations[j] += weight * (from * (t - _means[j]));
                    _residuals[j] += weight * (off * off);
                }
            }
        }

        public override void Reset()
        {
            _weights = 0;
            foreach (double[] values in new[] { _means, _deviations, _residuals })
                Array.Clear(values);
        }
    }
}
