using System.Globalization;

namespace NetGen;

/// <summary>The curve of true-positive against false-positive rates, through every value of the scores: exact, ties as one step.</summary>
public sealed class RocCurve
{
    private RocCurve(IReadOnlyList<(double FalsePositiveRate, double TruePositiveRate, double Threshold)> points) => Points = points;

    /// <summary>From (0, 0), where nothing is marked, to (1, 1); what scores at least the threshold is marked.</summary>
    public IReadOnlyList<(double FalsePositiveRate, double TruePositiveRate, double Threshold)> Points { get; }

    /// <summary>The area below: the probability that a positive scores more than a negative, ties counted by half.</summary>
    public double Area
    {
        get
        {
            double area = 0;
            for (int i = 1; i < Points.Count; i++)
                area +=
                    (Points[i].FalsePositiveRate - Points[i - 1].FalsePositiveRate)
                    * (Points[i].TruePositiveRate + Points[i - 1].TruePositiveRate)
                    / 2;
            return area;
        }
    }

    /// <summary>The curve of scores.</summary>
    /// <param name="scores">How sure each sample is taken for positive.</param>
    /// <param name="positive">Whether it is.</param>
    /// <exception cref="ArgumentException">The counts differ, a score is NaN, or there are not both positives and negatives.</exception>
    public static RocCurve Of(ReadOnlySpan<float> scores, ReadOnlySpan<bool> positive)
    {
        IReadOnlyList<(double Threshold, BinaryCounts Counts)> steps = Ranking.Steps(scores, positive);
        BinaryCounts all = steps[^1].Counts;
        if (all.FalsePositives == 0)
            throw new ArgumentException($"All {scores.Length} samples are positive; the curve needs both.", nameof(positive));
        return new([.. steps.Select(s => (s.Counts.FalsePositiveRate, s.Counts.Recall, s.Threshold))]);
    }

    /// <summary>The curve as a picture, with its area and, for comparison, what chance gives.</summary>
    public Chart ToChart() => Picture([("", this)]);

    /// <summary>Writes <see cref="ToChart"/> to an SVG file.</summary>
    public void SaveSvg(string path) => ToChart().SaveSvg(path);

    /// <summary>Curves of several classes in one picture.</summary>
    internal static Chart Picture(IEnumerable<(string Name, RocCurve Curve)> curves)
    {
        var chart = new LineChart("ROC curve", "false-positive rate", "true-positive rate");
        foreach ((string name, RocCurve curve) in curves)
        {
            (double[] x, double[] y) = Corners.Of(curve.Points.Select(p => (p.FalsePositiveRate, p.TruePositiveRate)));
            chart.Curve(string.Create(CultureInfo.InvariantCulture, $"{name}{(name == "" ? "" : ", ")}AUC {curve.Area:F3}"), x, y);
        }
        return chart.Curve("chance", [0, 1], [0, 1]);
    }
}
