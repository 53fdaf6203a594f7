using System.Globalization;
using System.Text;

namespace NetGen;

/// <summary>How often values lie in each of equal intervals, as a picture in SVG. Several series share the intervals and lie over one
/// another.</summary>
public sealed class HistogramChart : Chart
{
    private readonly List<(string Name, double[] Values)> _series = [];
    private readonly int _bins;

    /// <summary>A histogram of nothing.</summary>
    /// <param name="title">Stands above the chart.</param>
    /// <param name="xLabel">Names the values.</param>
    /// <param name="yLabel">Names the counts.</param>
    public HistogramChart(string title, string xLabel, string yLabel = "count")
        : base(title, xLabel, yLabel) { }

    /// <summary>The number of intervals; 0, the default: the larger of Sturges' number, log2 n + 1, and that of Freedman and Diaconis, for
    /// intervals of 2 IQR / n^(1/3), as NumPy's "auto", but 200 at most.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int Bins
    {
        get => _bins;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(Bins));
            _bins = value;
        }
    }

    /// <summary>From where to where intervals go; what lies beyond counts in the first or last. Null: from the smallest value to the
    /// largest.</summary>
    /// <exception cref="ArgumentException">The second is not larger than the first, or one is not finite.</exception>
    public (double Low, double High)? Range
    {
        get;
        init => field = Interval.Checked(value, nameof(Range));
    }

    /// <summary>Adds values.</summary>
    /// <param name="name">Their name in the legend.</param>
    /// <param name="values">In any order; copied.</param>
    /// <returns>The chart itself.</returns>
    /// <exception cref="ArgumentException">There is no value, or one is NaN or infinite; the message says which.</exception>
    public HistogramChart Add(string name, params ReadOnlySpan<double> values)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (values.IsEmpty)
            throw new ArgumentException($"'{name}' has no value; a histogram counts at least one.", nameof(values));
        for (int i = 0; i < values.Length; i++)
            if (!double.IsFinite(values[i]))
                throw new ArgumentException($"Value {i} of '{name}' is {values[i]}; no interval holds it.", nameof(values));
        _series.Add((name, values.ToArray()));
        return this;
    }

    /// <inheritdoc cref="Add(string, ReadOnlySpan{double})"/>
    public HistogramChart Add(string name, ReadOnlySpan<float> values)
    {
        var wide = new double[values.Length];
        for (int i = 0; i < wide.Length; i++)
            wide[i] = values[i];
        return Add(name, wide);
    }

    /// <summary>The ends of the intervals, and how many values of each series lie in each; a value at an end belongs to the interval that
    /// begins there, the last one to the last.</summary>
    internal (double[] Edges, int[][] Counts) Count()
    {
        double[] all = [.. _series.SelectMany(s => s.Values).Order()];
        (double low, double high) =
            Range
            ?? (
                all.Length == 0 ? (0, 1)
                : all[0] < all[^1] ? (all[0], all[^1])
                : (all[0] - 0.5, all[0] + 0.5)
            );
        int bins = Bins > 0 ? Bins : Automatic(all, high - low);
        double[] edges = [.. Enumerable.Range(0, bins + 1).Select(i => low + (high - low) * i / bins)];
        return (
            edges,
            [
                .. _series.Select(s =>
                {
                    var counts = new int[bins];
                    foreach (double value in s.Values)
                        counts[(int)Math.Clamp(Math.Floor((value - low) / (high - low) * bins), 0, bins - 1)]++;
                    return counts;
                }),
            ]
        );
    }

    internal override (int Width, int Height) Draw(StringBuilder svg)
    {
        (double[] edges, int[][] counts) = Count();
        var frame = new ChartFrame(
            Title,
            Axis.Between(XLabel, edges[0], edges[^1]),
            Axis.Around(YLabel, counts.SelectMany(c => c).Select(c => (double)c).Append(0).Append(1)),
            new Legend([.. _series.Select(s => (s.Name, false))])
        );
        frame.Draw(svg);
        for (int i = 0; i < counts.Length; i++)
        {
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<g fill=\"{ChartFrame.Color(i)}\" fill-opacity=\"{(counts.Length == 1 ? 0.9 : 0.5)}\">\n"
            );
            for (int bin = 0; bin < counts[i].Length; bin++)
            {
                double left = frame.X(edges[bin]),
                    width = frame.X(edges[bin + 1]) - left,
                    top = frame.Y(counts[i][bin]),
                    height = frame.Y(0) - top;
                if (counts[i][bin] > 0)
                    svg.Append(
                        CultureInfo.InvariantCulture,
                        $"<rect x=\"{left:F1}\" y=\"{top:F1}\" width=\"{width:F1}\" height=\"{height:F1}\"/>\n"
                    );
            }
            svg.Append("</g>\n");
        }
        return (ChartFrame.Width, frame.Height);
    }

    private static int Automatic(double[] sorted, double range)
    {
        if (sorted.Length == 0)
            return 1;
        double width = 2 * (Quantile(sorted, 0.75) - Quantile(sorted, 0.25)) / Math.Cbrt(sorted.Length),
            sturges = Math.Ceiling(Math.Log2(sorted.Length) + 1);
        return (int)Math.Min(200, Math.Max(sturges, width > 0 ? Math.Ceiling(range / width) : 1));
    }

    private static double Quantile(double[] sorted, double share)
    {
        double at = share * (sorted.Length - 1);
        int below = (int)at;
        return sorted[below] + (at - below) * (sorted[Math.Min(below + 1, sorted.Length - 1)] - sorted[below]);
    }
}
