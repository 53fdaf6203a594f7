using System.Text;

namespace NetGen.Tuning;

/// <summary>The scores of trials against the values of a hyperparameter. The first trial is the best, and drawn larger.</summary>
/// <param name="asked">The hyperparameter.</param>
/// <param name="score">The score's name.</param>
/// <param name="points">Value and score of each trial.</param>
internal sealed class ScoreChart(Hyperparameter asked, string score, (double X, double Y)[] points) : Chart(asked.Name, asked.Name, score)
{
    /// <summary>What stays free beside the first and the last value, as a share of the range.</summary>
    private const double Margin = 0.04;

    internal override (int Width, int Height) Draw(StringBuilder svg)
    {
        var frame = new ChartFrame(
            Title,
            Values(),
            Axis.Around(YLabel, points.Select(p => p.Y)),
            new Legend([("a trial", false), ("the best", false)])
        );
        frame.Draw(svg);
        (double X, double Y)[] places = [.. points.Select(p => (frame.X(p.X), frame.Y(p.Y)))];
        ChartFrame.Dots(svg, places.Skip(1), 7, 0.6, 0);
        ChartFrame.Dots(svg, places.Take(1), 10, 1, 1);
        return (ChartFrame.Width, frame.Height);
    }

    private Axis Values()
    {
        if (asked.Labels is { } labels)
            return Axis.Of(XLabel, labels);
        if (asked.IsLogarithmic || points.Length == 0)
            return Axis.Around(XLabel, points.Select(p => p.X), asked.IsLogarithmic);
        double low = points.Min(p => p.X),
            high = points.Max(p => p.X),
            margin = low < high ? Margin * (high - low) : 0.5;
        return Axis.Between(XLabel, low - margin, high + margin, asked.IsWhole);
    }
}
