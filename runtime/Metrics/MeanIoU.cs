using NetGen.CompilerServices;

namespace NetGen;

/// <summary>The mean over classes of TP / (TP + FP + FN), where the prediction of a row is its largest output: how well regions meet. A
/// class that is neither among targets nor predictions does not count.</summary>
/// <param name="sparse">Targets are class numbers, one for each row; otherwise one-hot rows.</param>
public sealed class MeanIoU(bool sparse = true) : Metric
{
    /// <inheritdoc/>
    public override string Name => "mean_io_u";

    /// <inheritdoc/>
    public override MonitorMode Direction => MonitorMode.Max;

    /// <summary>One class number, or one value for each class, for each row of classes.</summary>
    /// <inheritdoc/>
    public override int TargetLength(int outputLength, int classes) => sparse ? outputLength / classes : outputLength;

    /// <inheritdoc/>
    internal override bool ReadsProbabilities => false;

    /// <inheritdoc/>
    internal override string? Objection(ProgramInfo network, OutputRange range) =>
        base.Objection(network, range) ?? NetGen.Objection.ToSingleClass(Name, network);

    /// <inheritdoc/>
    public override MetricAccumulator Start(int classes) => new Accumulator(sparse, classes);

    private sealed class Accumulator(bool sparse, int classes) : WeightedAccumulator
    {
        // Of each class: what is and is predicted, and what is or is predicted.
        private readonly double[] _both = new double[classes],
            _either = new double[classes];

        public override double Result
        {
            get
            {
                double sum = 0;
                int there = 0;
                for (int i = 0; i < classes; i++)
                    if (_either[i] > 0)
                    {
                        sum += _both[i] / _either[i];
                        there++;
                    }
                return sum / there;
            }
        }

        public override void Add<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, double weight)
        {
            for (int row = 0; row < output.Length / classes; row++)
            {
                int actual = sparse ? int.CreateTruncating(target[row]) : Ranking.Largest(target.Slice(row * classes, classes)),
                    predicted = Ranking.Largest(output.Slice(row * classes, classes));
                ConfusionMatrix.Check(actual, classes, nameof(target));
                _either[actual] += weight;
                if (predicted == actual)
                    _both[actual] += weight;
                else
                    _either[predicted] += weight;
            }
        }

        public override void Reset()
        {
            Array.Clear(_both);
            Array.Clear(_either);
        }
    }
}
