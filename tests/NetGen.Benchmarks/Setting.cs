using System.Collections;
using System.Globalization;
using System.Runtime.InteropServices;

namespace NetGen.Benchmarks;

/// <summary>What tables were measured with: it says what may be compared with what.</summary>
internal static class Setting
{
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

    /// <summary>What files of this kind of machine are called, without their extension.</summary>
    public static string Name(string suffix) => Processor.This.Kind + suffix;

    /// <summary>Writes lines below this setting into the folder, into a file named by the kind of machine, and returns the path.</summary>
    public static string Write(
        string folder,
        string suffix,
        string[] arguments,
        IEnumerable<(string What, string Text)> facts,
        IEnumerable<string> body
    )
    {
        string path = Path.Combine(folder, Name(suffix) + ".md");
        string date = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        string[] lines =
        [
            $"# {Name(suffix)}",
            "",
            "Generated, not to be edited.",
            "",
            "| | |",
            "|---|---|",
            $"| Written | on {date} by `{Command(arguments)}` |",
            .. facts.Select(fact => $"| {fact.What} | {fact.Text} |"),
            "",
            .. body,
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
                i > 0 && arguments[i - 1] is "--table" or "--sizes" ? "FOLDER"
                : a.Contains(' ') ? $"\"{a}\""
                : a
        );
        return string.Join(' ', [.. switches, "dotnet run -c Release --project tests/NetGen.Benchmarks --", .. quoted]);
    }
}
