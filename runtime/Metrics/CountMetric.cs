using NetGen.CompilerServices;

namespace NetGen;

/// <summary>A metric that is computed from how many outputs lie above a threshold, rightly and wrongly. Targets above a half are what
/// should lie above it. Where the loss takes outputs for logits, it judges the probabilities that they stand for.</summary>
public abstract class CountMetric : Metric
{
    private readonly float _threshold;
    private readonly int? _classId;

    private protected CountMetric(float threshold, int? classId)
    {
        if (threshold is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(threshold), threshold, "threshold must be a number from 0 to 1.");
        if (classId < 0)
            throw new ArgumentOutOfRangeException(nameof(classId), classId, "classId must not be negative.");
        (_threshold, _classId) = (threshold, classId);
    }

    /// <summary>The metric, of counts over everything so far.</summary>
    private protected abstract double Of(CountSums counts);

    /// <inheritdoc/>
    public override MonitorMode Direction => MonitorMode.Max;

    /// <inheritdoc/>
    internal override bool IsElementwise => _classId is null;

    /// <inheritdoc/>
    internal override string? Objection(ProgramInfo network, OutputRange range) =>
        base.Objection(network, range)
        ?? (
            _classId >= network.OutputColumns
                ? $"{Name} is to watch class {_classId}, but rows of the outputs of {network.Name} have {network.OutputColumns} values: "
                    + $"classes from 0 to {network.OutputColumns - 1}."
                : null
        );

    /// <inheritdoc/>
    public override MetricAccumulator Start(int classes) => new Accumulator(this, classes);

    private sealed class Accumulator(CountMetric metric, int classes) : WeightedAccumulator
    {
        private CountSums _counts;

        public override double Result => metric.Of(_counts);

        public override void Add<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, double weight)
        {
            T threshold = T.CreateTruncating(metric._threshold),
                half = T.CreateTruncating(0.5);
            for (int i = metric._classId ?? 0; i < output.Length; i += metric._classId is null ? 1 : classes)
                _counts = _counts.With(output[i] > threshold, target[i] > half, weight);
        }

        public override void Reset() => _counts = default;
    }
}
