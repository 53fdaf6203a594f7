using NetGen.CompilerServices;

namespace NetGen;

/// <summary>The area under the curve of true against false positives (ROC) or of precision against recall (PR), through thresholds of equal
/// distance, as Keras computes it. Targets above a half are positive. The curves themselves: <see cref="RocCurve"/> and
/// <see cref="PrecisionRecallCurve"/>.</summary>
public sealed class AUC : Metric
{
    private readonly int _thresholds;
    private readonly bool _isPrecisionRecall;

    /// <summary>Keras' defaults.</summary>
    /// <param name="numThresholds">How many points of the curve are computed.</param>
    /// <param name="precisionRecall">Precision against recall, where positives are rare; otherwise ROC.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="numThresholds"/> is less than 2.</exception>
    public AUC(int numThresholds = 200, bool precisionRecall = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(numThresholds, 2);
        (_thresholds, _isPrecisionRecall) = (numThresholds, precisionRecall);
    }

    /// <inheritdoc/>
    public override string Name => "auc";

    /// <inheritdoc/>
    public override MonitorMode Direction => MonitorMode.Max;

    /// <inheritdoc/>
    internal override bool IsElementwise => true;

    /// <inheritdoc/>
    internal override string? Objection(ProgramInfo network, OutputRange range) =>
        base.Objection(network, range) ?? NetGen.Objection.ToNoProbabilities(Name, network, range);

    /// <inheritdoc/>
    public override MetricAccumulator Start(int classes) => new Accumulator(_thresholds, _isPrecisionRecall);

    private sealed class Accumulator(int thresholds, bool isPrecisionRecall) : WeightedAccumulator
    {
        // By the number of thresholds that an output lies above.
        private readonly double[] _positives = new double[thresholds + 1],
            _negatives = new double[thresholds + 1];

        public override double Result => isPrecisionRecall ? PrecisionRecall() : Roc();

        public override void Add<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, double weight)
        {
            T half = T.CreateTruncating(0.5);
            for (int i = 0; i < output.Length; i++)
                (target[i] > half ? _positives : _negatives)[Above(double.CreateTruncating(output[i]))] += weight;
        }

        public override void Reset()
        {
            Array.Clear(_positives);
            Array.Clear(_negatives);
        }

        // Thresholds are a little below 0, then every 1 / (thresholds - 1), then a little above 1.
        private int Above(double output) =>
            output >= 1 ? thresholds - 1
            : output > 0 ? Math.Clamp((int)Math.Ceiling(output * (thresholds - 1)), 1, thresholds - 1)
            : 1;

        // True and false positives at each threshold, from the lowest on.
        private (double True, double False)[] Marked()
        {
            var marked = new (double True, double False)[thresholds + 1];
            for (int i = thresholds - 1; i >= 0; i--)
                marked[i] = (marked[i + 1].True + _positives[i + 1], marked[i + 1].False + _negatives[i + 1]);
            return marked[..thresholds];
        }

        private double Roc()
        {
            (double True, double False)[] marked = Marked();
            double area = 0;
            for (int i = 0; i + 1 < marked.Length; i++)
                area += (marked[i].False - marked[i + 1].False) * (marked[i].True + marked[i + 1].True) / 2;
            double whole = marked[0].True * marked[0].False;
            return whole == 0 ? 0 : area / whole;
        }

        // Between two points true positives are a straight line of all positives (Davis and Goadrich, 2006).
        private double PrecisionRecall()
        {
            (double True, double False)[] marked = Marked();
            double area = 0;
            for (int i = 0; i + 1 < marked.Length; i++)
            {
                double right = marked[i].True - marked[i + 1].True,
                    all = right + marked[i].False - marked[i + 1].False,
                    slope = all > 0 ? right / all : 0,
                    first = marked[i].True + marked[i].False,
                    next = marked[i + 1].True + marked[i + 1].False,
                    intercept = marked[i + 1].True - slope * next,
                    ratio = first > 0 && next > 0 ? first / next : 1;
                area += slope * (right + intercept * Math.Log(ratio)) / (marked[0].True > 0 ? marked[0].True : 1);
            }
            return area;
        }
    }
}
