using System.Globalization;

namespace NetGen.Benchmarks;

/// <summary>The results as a Markdown table, a line at a time. The fastest peer stands in the row's own line, the others below
/// it.</summary>
internal static class Table
{
    public static void Head()
    {
        Console.WriteLine("| row | NetGen | p20 | min | p50 alone | p99 alone | rate | of limit | peer | peer's time | times faster |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|");
    }

    public static void Write(
        Row row,
        Machine machine,
        Timing? own,
        (double P50, double P99)? latency,
        List<(string Name, Timing Time)> peers
    )
    {
        string ownCells = own is { } t ? $"{Time(t.Median)} | {Time(t.P20)} | {Time(t.Min)}" : "not written yet | | ";
        string alone = latency is { } l ? $"{Time(l.P50)} | {Time(l.P99)}" : " | ";
        string share =
            own is { } s && machine.Limit(row) > 0 ? $"{Rate(row, machine, s)} | {Number(100 * machine.Limit(row) / s.Median)} %" : " | ";
        string first = peers.Count > 0 ? Cells(peers[0], own) : " | | ";
        Console.WriteLine($"| {row.Name} | {ownCells} | {alone} | {share} | {first} |");
        foreach (var peer in peers.Skip(1))
            Console.WriteLine($"| | | | | | | | | {Cells(peer, own)} |");
    }

    private static string Cells((string Name, Timing Time) peer, Timing? own) =>
        $"{peer.Name} | {Time(peer.Time.Median)} | {(own is { } t ? Number(peer.Time.Median / t.Median) : "")}";

    private static string Rate(Row row, Machine machine, Timing own) =>
        machine.ReadsLimit(row) ? $"{Number(row.Bytes / own.Median / 1e9)} GB/s" : $"{Number(row.Flop / own.Median / 1e9)} GFLOP/s";

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
}
