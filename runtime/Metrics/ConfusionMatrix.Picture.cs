using System.Globalization;

namespace NetGen;

public sealed partial class ConfusionMatrix
{
    /// <summary>The matrix as a picture: counts in cells, whose colours are shares of their row, so that a rare class is seen as well as a
    /// frequent one. A row without samples is grey.</summary>
    /// <param name="names">A name for each class; null for their numbers.</param>
    /// <exception cref="ArgumentException">There are more or fewer names than classes.</exception>
    public Chart ToChart(IReadOnlyList<string>? names = null)
    {
        var shares = new double[Classes, Classes];
        var counts = new string[Classes, Classes];
        for (int i = 0; i < Classes; i++)
        for (int j = 0; j < Classes; j++)
        {
            shares[i, j] = Row(i) == 0 ? double.NaN : (double)_counts[i, j] / Row(i);
            counts[i, j] = _counts[i, j].ToString(CultureInfo.InvariantCulture);
        }
        return new HeatMapChart("Confusion matrix", "predicted (colour: share of the row)", "actual", shares)
        {
            RowLabels = names,
            ColumnLabels = names,
            Range = (0, 1),
            CellTexts = counts,
        };
    }

    /// <summary>Writes <see cref="ToChart"/> to an SVG file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="names">A name for each class; null for their numbers.</param>
    /// <exception cref="ArgumentException">There are more or fewer names than classes.</exception>
    public void SaveSvg(string path, IReadOnlyList<string>? names = null) => ToChart(names).SaveSvg(path);
}
