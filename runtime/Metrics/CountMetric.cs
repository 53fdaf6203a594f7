using System.Numerics;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>A metric that is computed from how many outputs lie above a threshold, rightly and wrongly. Targets above a half are what
/// should lie above it. Where the loss takes outputs for logits, it judges the probabilities that they stand for.</summary>
public abstract class CountMetric : Metric
{
    private readonly float? _threshold;
    private readonly int? _classId,
        _topK;

    private protected CountMetric(float? threshold, int? classId, int? topK = null)
    {
        if (threshold is not (null or (>= 0 and <= 1)))
            throw new ArgumentOutOfRangeException(nameof(threshold), threshold, "threshold must be a number from 0 to 1.");
        if (classId < 0)
            throw new ArgumentOutOfRangeException(nameof(classId), classId, "classId must not be negative.");
        if (topK <= 0)
            throw new ArgumentOutOfRangeException(nameof(topK), topK, "topK must be at least 1.");
        (_threshold, _classId, _topK) = (threshold ?? (topK is null ? 0.5f : null), classId, topK);
    }

    /// <summary>The metric, of counts over everything so far.</summary>
    private protected abstract double Of(CountSums counts);

    /// <inheritdoc/>
    public override MonitorMode Direction => MonitorMode.Max;

    /// <inheritdoc/>
    internal override bool IsElementwise => _classId is null && _topK is null;

    /// <inheritdoc/>
    internal override string? Objection(ProgramInfo network, OutputRange range) =>
        base.Objection(network, range)
        ?? (
            _classId >= network.OutputColumns
                ? $"{Name} is to watch class {_classId}, but rows of the outputs of {network.Name} have {network.OutputColumns} values: "
                    + $"classes from 0 to {network.OutputColumns - 1}."
            : _topK >= network.OutputColumns
                ? $"{Name} marks the {_topK} largest outputs of each row, but rows of the outputs of {network.Name} have "
                    + $"{network.OutputColumns} values, so that everything would be marked. Choose a topK below {network.OutputColumns}."
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
            T half = T.CreateTruncating(0.5);
            for (int i = metric._classId ?? 0; i < output.Length; i += metric._classId is null ? 1 : classes)
                _counts = _counts.With(IsMarked(output, i), target[i] > half, weight);
        }

        private bool IsMarked<T>(ReadOnlySpan<T> output, int i)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            (metric._threshold is not float threshold || output[i] > T.CreateTruncating(threshold))
            && (metric._topK is not int k || Ranking.Before(output.Slice(i / classes * classes, classes), i % classes) < k);

        public override void Reset() => _counts = default;
    }
}
