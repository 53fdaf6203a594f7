using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NetGen.Samples.Tests;

/// <summary>A run of a sample in a directory of its own.</summary>
internal sealed class Sample : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("netgen-");

    public Sample(string name, params string[] arguments)
        : this(name, new Dictionary<string, string>(), arguments) { }

    public Sample(string name, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Assembly(name), .. arguments])
        {
            WorkingDirectory = _directory.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string variable, string value) in environment)
            start.Environment[variable] = value;
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(),
            error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(TimeSpan.FromMinutes(5)))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{name} {string.Join(' ', arguments)} still runs after five minutes.");
        }
        (ExitCode, Output, Error) = (process.ExitCode, output.Result, error.Result);
    }

    /// <summary>All samples there are.</summary>
    public static IEnumerable<string> Names =>
        new DirectoryInfo(Folder).GetDirectories().Where(d => d.GetFiles("*.csproj").Length > 0).Select(d => d.Name).Order();

    public int ExitCode { get; }

    public string Output { get; }

    public string Error { get; }

    /// <summary>The files it wrote, as paths from there.</summary>
    public string[] Files =>
        [
            .. _directory
                .GetFiles("*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(_directory.FullName, file.FullName))
                .Order(StringComparer.Ordinal),
        ];

    private static DirectoryInfo Build => new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    /// <summary>Where the samples are.</summary>
    public static string Folder => Path.GetFullPath(Path.Combine(Build.FullName, "../../../../../samples"));

    /// <summary>It ended well, and its output has a match of every pattern.</summary>
    public Sample Succeeded(params string[] patterns)
    {
        Assert.True(ExitCode == 0 && Error == "", $"It exited with {ExitCode}.\n{Output}\n{Error}");
        Assert.All(patterns, pattern => Assert.Matches(new Regex(pattern, RegexOptions.Multiline), Output));
        return this;
    }

    /// <summary>The number that a pattern's first group finds in the output.</summary>
    public double Number(string pattern)
    {
        Match match = Regex.Match(Output, pattern);
        Assert.True(match.Success, $"There is no {pattern} in:\n{Output}");
        return double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
    }

    /// <summary>The picture is an SVG document with curves through this many points, all within it; one of a single point is a dot, which
    /// is seen.</summary>
    public void Drew(string file, int curves, int points)
    {
        XElement svg = XDocument.Load(Path.Combine(_directory.FullName, file)).Root!;
        XNamespace space = "http://www.w3.org/2000/svg";
        Assert.Equal(space + "svg", svg.Name);
        double[] box = [.. svg.Attribute("viewBox")!.Value.Split(' ').Select(x => double.Parse(x, CultureInfo.InvariantCulture))];
        string[] paths =
        [
            .. svg.Descendants(space + "path")
                .Where(path => path.Attribute("stroke-linejoin") is not null)
                .Select(path => path.Attribute("d")!.Value),
        ];
        Assert.Equal(curves, paths.Length);
        int dots = svg.Descendants(space + "path").Sum(path => Regex.Count(path.Attribute("d")!.Value, "h0"));
        Assert.Equal(points == 1 ? curves : 0, dots);
        foreach (string path in paths)
        {
            MatchCollection at = Regex.Matches(path, @"[ML](-?[\d.]+) (-?[\d.]+)");
            Assert.Equal(path, string.Concat(at.Select(m => m.Value)));
            Assert.Equal(points, at.Count);
            Assert.All(at, m => Assert.InRange(double.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture), 0, box[2]));
            Assert.All(at, m => Assert.InRange(double.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture), 0, box[3]));
        }
    }

    /// <summary>Height and width that a PNG file says it has.</summary>
    public (int Height, int Width) SizeOfPicture(string file)
    {
        byte[] picture = File.ReadAllBytes(Path.Combine(_directory.FullName, file));
        Assert.Equal("\u0089PNG\r\n\u001a\n", Encoding.Latin1.GetString(picture, 0, 8));
        return (BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(20)), BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(16)));
    }

    /// <summary>The text of a file that the sample wrote.</summary>
    public string Text(string file) => File.ReadAllText(Path.Combine(_directory.FullName, file));

    public void Dispose() => _directory.Delete(recursive: true);

    /// <summary>Runs a sample in a directory that it may go on in, and kills it at a moment.</summary>
    /// <returns>What it wrote; null if it was killed before its end.</returns>
    public static string? Run(DirectoryInfo directory, TimeSpan killAfter, string name, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Assembly(name), .. arguments])
        {
            WorkingDirectory = directory.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(),
            error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(killAfter))
            process.Kill(entireProcessTree: true);
        process.WaitForExit();
        Assert.Equal("", error.Result);
        return process.ExitCode == 0 ? output.Result : null;
    }

    // Built beside the tests: samples/NAME/bin/CONFIGURATION/FRAMEWORK.
    private static string Assembly(string name) => Path.Combine(Folder, name, "bin", Build.Parent!.Name, Build.Name, name + ".dll");
}
