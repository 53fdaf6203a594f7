using System.Globalization;

namespace NetGen.Benchmarks;

/// <summary>What a caller waits who predicts one sample now and then: a million single calls of each row of one sample, and how often the
/// garbage collector ran in them.</summary>
internal static class TailTimes
{
    private const int Calls = 1_000_000;

    /// <summary>Prints them as a Markdown table.</summary>
    public static void Write(Measure measure, string filter)
    {
        Console.WriteLine("| a million calls | p50 | p99 | p99.9 | worst | collections |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (Row row in Rows.All)
        {
            if (!row.Latency || row.Make is null || !row.Name.Contains(filter, StringComparison.OrdinalIgnoreCase))
                continue;
            (double[] times, int collections) = measure.Singles(row.Make(), Calls);
            string At(int index) => Table.Time(times[index]);
            Console.WriteLine(
                $"| {row.Name} | {At(Calls / 2)} | {At(Calls / 100 * 99)} | {At(Calls / 1000 * 999)} | {At(Calls - 1)} | "
                    + $"{collections.ToString(CultureInfo.InvariantCulture)} |"
            );
        }
    }
}
