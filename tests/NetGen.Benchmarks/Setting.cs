using System.Collections;
using System.Globalization;
using System.Runtime.InteropServices;

namespace NetGen.Benchmarks;

/// <summary>What a table was measured with: it says what may be compared with what.</summary>
internal static class Setting
{
    private const string Columns = """
        NetGen and its peers: the shortest batch of calls, in time a call; behind a peer's time how many times as long it is as NetGen's:
        above 1 NetGen is faster. p20, p50: batches of NetGen; alone: its single calls. Of limit: the shortest possible time over NetGen's.
        """;

    private static string Limits =>
        Width.Environment.Length > 0 ? "; peers with " + string.Join(' ', Width.Environment.Select(v => $"{v.Name}={v.Value}")) : "";

    /// <summary>The machine, and NetGen.</summary>
    public static (string What, string Text)[] Facts(Machine machine) =>
        [
            ("Processor", $"{Processor.This}, {Environment.ProcessorCount} for this process"),
            ("Vectors", $"{Width.Bits} bits (the processor has {Processor.This.Bits}){Limits}"),
            (
                "One core",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{machine.Flops / 1e9:0} GFLOP/s; reads {machine.L1 / 1e9:0} GB/s from 24 KiB, {machine.L2 / 1e9:0} from 512 KiB, "
                        + $"{machine.L3 / 1e9:0} from 8 MiB"
                )
            ),
            ("NetGen", $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.ProcessArchitecture}, 1 thread, wall time"),
        ];

    /// <summary>Writes the table of this kind of machine into the folder, and returns the path.</summary>
    public static string Write(string folder, string[] arguments, IEnumerable<(string What, string Text)> facts, Table table)
    {
        string path = Path.Combine(folder, Processor.This.Kind + ".md");
        string date = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        string[] lines =
        [
            $"# {Processor.This.Kind}",
            "",
            "Generated, not to be edited.",
            "",
            "| | |",
            "|---|---|",
            $"| Written | on {date} by `{Command(arguments)}` |",
            .. facts.Select(fact => $"| {fact.What} | {fact.Text} |"),
            "",
            .. Columns.Split('\n'),
            "",
            .. table.Lines,
        ];
        Directory.CreateDirectory(folder);
        File.WriteAllText(path, string.Join('\n', lines) + "\n");
        return path;
    }

    // With what switches off instructions, such as DOTNET_EnableAVX512=0, and without the folder, which is the reader's own.
    private static string Command(string[] arguments)
    {
        IEnumerable<string> switches = Environment
            .GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            .Where(variable => ((string)variable.Key).StartsWith("DOTNET_Enable", StringComparison.Ordinal))
            .Select(variable => $"{variable.Key}={variable.Value}")
            .Order(StringComparer.Ordinal);
        IEnumerable<string> quoted = arguments.Select(
            (a, i) =>
                i > 0 && arguments[i - 1] == "--table" ? "FOLDER"
                : a.Contains(' ') ? $"\"{a}\""
                : a
        );
        return string.Join(' ', [.. switches, "dotnet run -c Release --project tests/NetGen.Benchmarks --", .. quoted]);
    }
}
