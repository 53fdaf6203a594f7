using NetGen.CompilerServices;

namespace NetGen;

/// <summary>(1 + beta²) P R / (beta² P + R) of precision P and recall R, class by class. Targets are rows with a value for each class,
/// such as one-hot rows. Keras gives a number for each class unless it is told to average; here the mean over classes is the default, and
/// <see cref="ConfusionMatrix"/> has the number of each class.</summary>
public class FBetaScore : Metric
{
    private readonly Averaging _average;
    private readonly float _beta;
    private readonly float? _threshold;

    /// <summary>The arguments of Keras.</summary>
    /// <param name="average">How the classes' numbers become one.</param>
    /// <param name="beta">Recall counts beta times as much as precision.</param>
    /// <param name="threshold">Above it an output is marked; null for the largest output of each row alone.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range; the message names it.</exception>
    public FBetaScore(Averaging average = Averaging.Macro, float beta = 1, float? threshold = null)
    {
        if (!(beta > 0 && float.IsFinite(beta)))
            throw new ArgumentOutOfRangeException(nameof(beta), beta, "beta must be a positive number.");
        if (threshold is not (null or (>= 0 and <= 1)))
            throw new ArgumentOutOfRangeException(nameof(threshold), threshold, "threshold must be a number from 0 to 1.");
        (_average, _beta, _threshold) = (average, beta, threshold);
    }

    /// <inheritdoc/>
    public override string Name => "fbeta_score";

    /// <inheritdoc/>
    public override MonitorMode Direction => MonitorMode.Max;

    /// <inheritdoc/>
    internal override bool ReadsProbabilities => _threshold is not null;

    /// <inheritdoc/>
    internal override string? Objection(ProgramInfo network, OutputRange range) =>
        base.Objection(network, range)
        ?? (
            _threshold is null && network.OutputColumns == 1
                ? $"{Name} marks the largest output of each row, but rows of the outputs of {network.Name} have one value. Say from where "
                    + "on it is marked: threshold: 0.5f."
                : null
        );

    /// <inheritdoc/>
    public override MetricAccumulator Start(int classes) => new Accumulator(this, classes);

    private sealed class Accumulator(FBetaScore metric, int classes) : WeightedAccumulator
    {
        private readonly CountSums[] _counts = new CountSums[classes];

        public override double Result =>
            metric._average == Averaging.Micro
                ? _counts.Aggregate((a, b) => a + b).FBeta(metric._beta)
                : CountSums.Mean(
                    _counts.Select(counts => (counts, counts.FBeta(metric._beta))),
                    isWeighted: metric._average == Averaging.Weighted
                );

        public override void Add<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, double weight)
        {
            T half = T.CreateTruncating(0.5);
            for (int row = 0; row < output.Length; row += classes)
            {
                int largest = metric._threshold is null ? Ranking.Largest(output.Slice(row, classes)) : -1;
                for (int j = 0; j < classes; j++)
                {
                    bool isMarked = metric._threshold is float threshold ? output[row + j] > T.CreateTruncating(threshold) : j == largest;
                    _counts[j] = _counts[j].With(isMarked, target[row + j] > half, weight);
                }
            }
        }

        public override void Reset() => Array.Clear(_counts);
    }
}
