using System.Text;

namespace NetGen.Tuning;

/// <summary>The scores of trials against the values of a hyperparameter. The first trial is the best, and drawn larger.</summary>
/// <param name="name">The hyperparameter's name.</param>
/// <param name="score">The score's name.</param>
/// <param name="points">Value and score of each trial.</param>
/// <param name="labels">The words of an axis without numbers.</param>
/// <param name="isLogarithmic">Whether the axis is one of powers of ten.</param>
internal sealed class ScoreChart(
    string name,
    string score,
    (double X, double Y)[] points,
    IReadOnlyList<string>? labels,
    bool isLogarithmic
) : Chart(name, name, score)
{
    internal override (int Width, int Height) Draw(StringBuilder svg)
    {
        var frame = new ChartFrame(
            Title,
            labels is null ? Axis.Around(XLabel, points.Select(p => p.X), isLogarithmic) : Axis.Of(XLabel, labels),
            Axis.Around(YLabel, points.Select(p => p.Y)),
            new Legend([("a trial", false), ("the best", false)])
        );
        frame.Draw(svg);
        (double X, double Y)[] places = [.. points.Select(p => (frame.X(p.X), frame.Y(p.Y)))];
        ChartFrame.Dots(svg, places.Skip(1), 7, 0.6, 0);
        ChartFrame.Dots(svg, places.Take(1), 10, 1, 1);
        return (ChartFrame.Width, frame.Height);
    }
}
