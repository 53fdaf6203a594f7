namespace NetGen;

/// <summary>The coefficient of determination, 1 - Σ (y - t)² / Σ (t - mean t)², a mean over the columns of the last axis: 1 where outputs
/// are right, 0 where they are no better than the mean. A column whose targets are all the same has 1 where outputs are right and 0
/// otherwise, as in scikit-learn; Keras has NaN where they are right.</summary>
/// <param name="classAggregation">How the columns' numbers become one. Where no column varies they count alike.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="classAggregation"/> is none that there is.</exception>
public sealed class R2Score(ClassAggregation classAggregation = ClassAggregation.UniformAverage) : Metric
{
    private readonly ClassAggregation _aggregation = Enum.IsDefined(classAggregation)
        ? classAggregation
        : throw new ArgumentOutOfRangeException(nameof(classAggregation), classAggregation, "There is no such aggregation.");

    /// <inheritdoc/>
    public override string Name => "r2_score";

    /// <inheritdoc/>
    public override MonitorMode Direction => MonitorMode.Max;

    /// <inheritdoc/>
    internal override bool ReadsProbabilities => false;

    /// <inheritdoc/>
    public override MetricAccumulator Start(int classes) => new Accumulator(classes, _aggregation);

    private sealed class Accumulator(int classes, ClassAggregation aggregation) : WeightedAccumulator
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
                double sum = 0,
                    weights = 0;
                bool isWeighted = aggregation == ClassAggregation.VarianceWeightedAverage && _deviations.Any(d => d > 0);
                for (int j = 0; j < classes; j++)
                {
                    double weight = isWeighted ? _deviations[j] : 1,
                        score = _deviations[j] > 0 ? 1 - _residuals[j] / _deviations[j]
                        : _residuals[j] == 0 ? 1
                        : 0;
                    sum += weight * score;
                    weights += weight;
                }
                return _weights == 0 ? double.NaN : sum / weights;
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
