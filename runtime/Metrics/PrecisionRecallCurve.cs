using System.Globalization;

namespace NetGen;

/// <summary>The curve of precision against recall, through every value of the scores: exact, ties as one step.</summary>
public sealed class PrecisionRecallCurve
{
    private PrecisionRecallCurve(IReadOnlyList<(double Recall, double Precision, double Threshold)> points) => Points = points;

    /// <summary>From a recall of 0, where nothing is marked and the precision counts as 1, to 1; what scores at least the threshold is
    /// marked.</summary>
    public IReadOnlyList<(double Recall, double Precision, double Threshold)> Points { get; }

    /// <summary>The mean precision over the recalls, each step with the precision at its end.</summary>
    public double AveragePrecision
    {
        get
        {
            double sum = 0;
            for (int i = 1; i < Points.Count; i++)
                sum += (Points[i].Recall - Points[i - 1].Recall) * Points[i].Precision;
            return sum;
        }
    }

    /// <summary>The curve of scores.</summary>
    /// <param name="scores">How sure each sample is taken for positive.</param>
    /// <param name="positive">Whether it is.</param>
    /// <exception cref="ArgumentException">The counts differ, a score is NaN, or no sample is positive.</exception>
    public static PrecisionRecallCurve Of(ReadOnlySpan<float> scores, ReadOnlySpan<bool> positive) =>
        new([.. Ranking.Steps(scores, positive).Select((s, i) => (s.Counts.Recall, i == 0 ? 1 : s.Counts.Precision, s.Threshold))]);

    /// <summary>The curve as a picture, with its average precision.</summary>
    public Chart ToChart() => Picture([("", this)]);

    /// <summary>Writes <see cref="ToChart"/> to an SVG file.</summary>
    public void SaveSvg(string path) => ToChart().SaveSvg(path);

    /// <summary>Curves of several classes in one picture.</summary>
    internal static Chart Picture(IEnumerable<(string Name, PrecisionRecallCurve Curve)> curves)
    {
        // An axis down to 0, whatever the precisions are.
        var chart = new LineChart("Precision and recall", "recall", "precision") { FromZero = true };
        foreach ((string name, PrecisionRecallCurve curve) in curves)
        {
            (double[] x, double[] y) = Corners.Of(curve.Points.Select(p => (p.Recall, p.Precision)));
            chart.Curve(
                string.Create(CultureInfo.InvariantCulture, $"{name}{(name == "" ? "" : ", ")}AP {curve.AveragePrecision:F3}"),
                x,
                y
            );
        }
        return chart;
    }
}
