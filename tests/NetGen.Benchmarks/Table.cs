using System.Globalization;

namespace NetGen.Benchmarks;

/// <summary>The results as a Markdown table, a line at a time, with a column for every peer. Times of NetGen and of the peers are minima,
/// and so are what is made of them: they are what neighbours on the machine disturb least.</summary>
internal sealed class Table
{
    private const string Columns = """
        NetGen and its peers: the shortest batch of calls, in time a call; behind a peer's time how many times as long it is as NetGen's:
        above 1 NetGen is faster. p20, p50: batches of NetGen; alone: its single calls. Of limit: the shortest possible time over NetGen's;
        convolutions that go by tiles need fewer products than are counted, and can take less.
        """;

    private readonly Machine _machine;
    private readonly string[] _peers;
    private readonly List<string> _lines = [];

    /// <summary>Prints the head of a table with these peers.</summary>
    public Table(Machine machine, string[] peers)
    {
        (_machine, _peers) = (machine, peers);
        Add(["row", "NetGen", "p20", "p50", "p50 alone", "p99 alone", "rate", "of limit", .. peers]);
        _lines.Add("|" + string.Concat(Enumerable.Repeat("---|", 8 + peers.Length)));
        Console.WriteLine(_lines[^1]);
    }

    /// <summary>What was printed, below a text that explains it.</summary>
    public IEnumerable<string> Lines => [.. Columns.Split('\n'), "", .. _lines];

    /// <summary>Prints a row.</summary>
    public void Write(Row row, Timing? own, (double P50, double P99)? latency, List<(string Name, Timing Time)> peers)
    {
        string[] ownCells = own is { } t ? [Time(t.Min), Time(t.P20), Time(t.Median)] : ["not written yet", "", ""];
        string[] alone = latency is { } l ? [Time(l.P50), Time(l.P99)] : ["", ""];
        string[] share =
            own is { } s && _machine.Limit(row) > 0 ? [Rate(row, s), $"{Number(100 * _machine.Limit(row) / s.Min)} %"] : ["", ""];
        Add([row.Name, .. ownCells, .. alone, .. share, .. _peers.Select(Cell)]);

        string Cell(string peer)
        {
            int i = peers.FindIndex(p => p.Name == peer);
            string faster = i >= 0 && own is { } t ? $" ({Number(peers[i].Time.Min / t.Min)})" : "";
            return i >= 0 ? Time(peers[i].Time.Min) + faster : "";
        }
    }

    /// <summary>A time with its unit.</summary>
    public static string Time(double seconds) =>
        seconds switch
        {
            < 1e-6 => $"{Number(seconds * 1e9)} ns",
            < 1e-3 => $"{Number(seconds * 1e6)} us",
            < 1 => $"{Number(seconds * 1e3)} ms",
            _ => $"{Number(seconds)} s",
        };

    /// <summary>Three digits that mean something.</summary>
    public static string Number(double value) =>
        value.ToString(
            value switch
            {
                >= 100 => "0",
                >= 10 => "0.0",
                _ => "0.00",
            },
            CultureInfo.InvariantCulture
        );

    private string Rate(Row row, Timing own) =>
        _machine.ReadsLimit(row) ? $"{Number(row.Bytes / own.Min / 1e9)} GB/s" : $"{Number(row.Flop / own.Min / 1e9)} GFLOP/s";

    private void Add(string[] cells)
    {
        _lines.Add($"| {string.Join(" | ", cells)} |");
        Console.WriteLine(_lines[^1]);
    }
}
