using System.Globalization;

namespace NetGen.Benchmarks;

/// <summary>How fast a family is at each of its sizes, by the shortest times of NetGen and of every peer that does it.</summary>
internal sealed class SizeTimes
{
    private const string Own = "NetGen",
        Suffix = "-sizes";

    private const string Columns = """
        Operations a second by the shortest batch of calls, a multiply-add counted as two. The peak is that of multiply-adds on registers
        of one core. The picture shows the same numbers.
        """;

    private readonly string _title;
    private readonly double _peak;
    private readonly List<Point> _points = [];

    /// <summary>Measures the sizes whose rows have the filter in their names, and prints a line each.</summary>
    public SizeTimes(SizeFamily family, Machine machine, Measure measure, Peers? peers, Options options)
    {
        (_title, _peak) = (family.Title, machine.Flops / 1e9);
        foreach ((int size, Row row) in family.Rows)
        {
            if (row.Make is null || !row.Name.Contains(options.Filter, StringComparison.OrdinalIgnoreCase))
                continue;
            Timing own = measure.Batches(row.Make());
            var point = new Point(size, row.Flop, [(Own, own), .. peers?.Ask(row.Case, options.Seconds) ?? []]);
            _points.Add(point);
            Console.WriteLine($"{row.Name}: {string.Join(", ", point.Names.Select(n => $"{n} {Table.Number(point.Rate(n))}"))} GFLOP/s");
        }
    }

    /// <summary>Whether nothing was measured.</summary>
    public bool IsEmpty => _points.Count == 0;

    /// <summary>The rates as a Markdown table below its heading.</summary>
    public string[] Lines
    {
        get
        {
            string[] columns = ["n", "NetGen, one call", "of peak", .. Names.Select(name => $"{name}, GFLOP/s")];
            return
            [
                "",
                $"## {_title}",
                "",
                $"| {string.Join(" | ", columns)} |",
                "|" + string.Concat(Enumerable.Repeat("---|", columns.Length)),
                .. _points.Select(point => $"| {string.Join(" | ", Cells(point))} |"),
            ];
        }
    }

    /// <summary>A curve for each of them, and the most that one core can do.</summary>
    public LineChart Chart
    {
        get
        {
            double[] x = [.. _points.Select(point => Math.Log2(point.Size))];
            string label = string.Create(CultureInfo.InvariantCulture, $"log2 n, n = {_points[0].Size:N0} to {_points[^1].Size:N0}");
            var chart = new LineChart(_title, label, "GFLOP/s") { FromZero = true };
            foreach (string name in Names)
                chart.Curve(name, x, [.. _points.Select(point => point.Rate(name))]);
            return chart.Curve("peak of one core", x, [.. x.Select(_ => _peak)]);
        }
    }

    /// <summary>Writes a page of tables, and their picture beside it, into files named by the kind of machine; returns the path of the
    /// page.</summary>
    public static string Save(
        string folder,
        string[] arguments,
        IEnumerable<(string What, string Text)> facts,
        IReadOnlyList<SizeTimes> families
    )
    {
        string picture = Setting.Name(Suffix) + ".svg";
        string[] body = [.. Columns.Split('\n'), "", $"![GFLOP/s against size]({picture})", .. families.SelectMany(family => family.Lines)];
        string path = Setting.Write(folder, Suffix, arguments, facts, body);
        NetGen.Chart.SaveSheet(Path.Combine(folder, picture), columns: 1, [.. families.Select(family => family.Chart)]);
        return path;
    }

    private IEnumerable<string> Names => _points.SelectMany(point => point.Names).Distinct();

    private IEnumerable<string> Cells(Point point) =>
        [
            point.Size.ToString("N0", CultureInfo.InvariantCulture),
            Table.Time(point.Seconds(Own)),
            $"{Table.Number(100 * point.Rate(Own) / _peak)} %",
            .. Names.Select(point.Rate).Select(rate => double.IsNaN(rate) ? "" : Table.Number(rate)),
        ];

    private sealed record Point(int Size, double Flop, List<(string Name, Timing Time)> Times)
    {
        public IEnumerable<string> Names => Times.Select(t => t.Name);

        public double Seconds(string name) => Times.Where(t => t.Name == name).Select(t => t.Time.Min).FirstOrDefault(double.NaN);

        /// <summary>Not a number for a peer that has no time.</summary>
        public double Rate(string name) => Flop / Seconds(name) / 1e9;
    }
}
