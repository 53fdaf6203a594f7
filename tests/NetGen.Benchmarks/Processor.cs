using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace NetGen.Benchmarks;

/// <summary>What the operating system says of the processor; elsewhere than on Linux its architecture is all we know.</summary>
/// <param name="Name">As its maker calls it.</param>
/// <param name="Vendor">Such as "AuthenticAMD"; may be empty, as the numbers may be 0.</param>
/// <param name="Family">The maker's number of the family.</param>
/// <param name="Number">The maker's number of the model in its family.</param>
/// <param name="Cores">How many the operating system sees.</param>
/// <param name="Bits">The width of its widest vectors, whether or not NetGen may use them.</param>
internal sealed partial record Processor(string Name, string Vendor, int Family, int Number, int Cores, int Bits)
{
    private const string Source = "/proc/cpuinfo";

    /// <summary>The processor that runs this.</summary>
    public static Processor This { get; } = Of(File.Exists(Source) ? File.ReadAllLines(Source) : []);

    /// <summary>A name for machines on which times are alike: maker, microarchitecture and the width of the vectors in use.</summary>
    public string Kind => $"{Architecture ?? Slug(Name)}-{Width.Bits}";

    private string? Architecture =>
        (Vendor, Family) switch
        {
            ("AuthenticAMD", 0x17) => Number < 0x30 ? "amd-zen1" : "amd-zen2",
            ("AuthenticAMD", 0x19) => Number is >= 0x10 and < 0x20 or >= 0x60 and < 0x80 or >= 0xA0 ? "amd-zen4" : "amd-zen3",
            ("AuthenticAMD", 0x1A) => Number is < 0x50 or >= 0x60 and < 0x80 ? "amd-zen5" : null,
            ("GenuineIntel", 6) => Number switch
            {
                0x3C or 0x3F or 0x45 or 0x46 => "intel-haswell",
                0x3D or 0x47 or 0x4F or 0x56 => "intel-broadwell",
                0x4E or 0x5E or 0x8E or 0x9E or 0xA5 or 0xA6 => "intel-skylake",
                0x55 => "intel-skylake-server",
                0x6A or 0x6C or 0x7D or 0x7E => "intel-icelake",
                0x8C or 0x8D => "intel-tigerlake",
                0xA7 => "intel-rocketlake",
                0x97 or 0x9A => "intel-alderlake",
                0xB7 or 0xBA or 0xBF => "intel-raptorlake",
                0x8F => "intel-sapphirerapids",
                0xCF => "intel-emeraldrapids",
                0xAD or 0xAE => "intel-graniterapids",
                _ => null,
            },
            _ => null,
        };

    /// <summary>For the reader.</summary>
    public override string ToString() =>
        Vendor == "" ? $"{Name}, {Cores} cores" : $"{Name} ({Vendor}, family {Family}, model {Number}), {Cores} cores";

    private static Processor Of(string[] lines)
    {
        string Value(string key) =>
            lines.Select(line => line.Split(':', 2)).FirstOrDefault(parts => parts[0].Trim() == key)?[^1].Trim() ?? "";
        int Integer(string key) => int.TryParse(Value(key), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;
        string[] flags = Value("flags").Split(' ');
        return new(
            Value("model name") is { Length: > 0 } name ? name : RuntimeInformation.ProcessArchitecture.ToString(),
            Value("vendor_id"),
            Integer("cpu family"),
            Integer("model"),
            Math.Max(lines.Count(line => line.StartsWith("processor", StringComparison.Ordinal)), Environment.ProcessorCount),
            flags.Contains("avx512f") ? 512
                : flags.Contains("avx2") ? 256
                : 128
        );
    }

    private static string Slug(string name) => NoLetters().Replace(name.ToLowerInvariant(), "-").Trim('-');

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NoLetters();
}
