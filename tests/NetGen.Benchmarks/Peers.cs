using System.ComponentModel;
using System.Diagnostics;

namespace NetGen.Benchmarks;

/// <summary>The implementations we compare with, as far as they are installed here.</summary>
internal sealed class Peers : IDisposable
{
    private static readonly string s_sources = Path.Combine(AppContext.BaseDirectory, "peers");

    // Beside this project, whose output is four folders below.
    private static readonly string s_program = Path.Combine(
        Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../..")),
        "NetGen.Benchmarks.Peers/bin/Release/net10.0/NetGen.Benchmarks.Peers.dll"
    );
    private static readonly string[] s_pythons = ["/usr/bin/python3", "python3", "python"];
    private readonly DirectoryInfo _scratch = Directory.CreateTempSubdirectory("netgen-benchmarks-");
    private readonly List<Peer> _running = [];
    private readonly List<(string What, string Text)> _facts = [];

    /// <summary>Starts every peer that is installed; <see cref="Facts"/> says what runs, and how to get the others.</summary>
    /// <param name="data">The folder with the images of Fashion-MNIST.</param>
    public Peers(string data)
    {
        const string Build = "dotnet build -c Release tests/NetGen.Benchmarks.Peers";
        // A new peer is one line here: name, how to install it, how to start it.
        (string Name, string Install, Func<string, Peer?> Start)[] known =
        [
            ("gcc", "Debian: apt install gcc", name => Compiled(name, "naive.c", ["-O3", "-march=native", .. Width.Flags, "-ffast-math"])),
            (
                "PyTorch",
                "Debian: apt install python3-torch libopenblas0-pthread; elsewhere: pip install torch",
                name => Python(name, "torch_peer.py", ["--data", data])
            ),
            (
                "TorchSharp",
                $"{Build}; on Linux it needs the libstdc++ of GCC 13.2, as Debian 13 and Ubuntu 24.04 have it",
                name => DotNet(name, "torchsharp", data)
            ),
            ("ONNX Runtime", Build, name => DotNet(name, "onnx")),
            ("numpy", "Debian: apt install python3-numpy; elsewhere: pip install numpy", name => Python(name, "numpy_peer.py")),
        ];
        foreach (var (name, install, start) in known)
        {
            Peer? peer = start(name);
            _facts.Add((name, peer?.Description ?? $"not available ({install})"));
            if (peer is not null)
                _running.Add(peer);
        }
    }

    /// <summary>Every peer with its version and settings, or how to install it.</summary>
    public IReadOnlyList<(string What, string Text)> Facts => _facts;

    /// <summary>The names of those that run.</summary>
    public string[] Names => [.. _running.Select(peer => peer.Name)];

    /// <summary>The times of all peers that do the case.</summary>
    public List<(string Name, Timing Time)> Ask(string name, double seconds)
    {
        var answers = new List<(string Name, Timing Time)>();
        foreach (Peer peer in _running)
            if (name != "" && peer.Ask(name, seconds) is { } time)
                answers.Add((peer.Name, time));
        return answers;
    }

    public void Dispose()
    {
        foreach (Peer peer in _running)
            peer.Dispose();
        _scratch.Delete(recursive: true);
    }

    private static Peer? Python(string name, string script, params string[] arguments) =>
        s_pythons
            .Select(python => Peer.Start(name, python, [Path.Combine(s_sources, script), .. arguments]))
            .FirstOrDefault(peer => peer is not null);

    private Peer? Compiled(string name, string source, params string[] flags)
    {
        string program = Path.Combine(_scratch.FullName, Path.GetFileNameWithoutExtension(source));
        return Ran("gcc", [.. flags, Path.Combine(s_sources, source), "-o", program, "-lm"])
            ? Peer.Start(name, program, string.Join(' ', flags))
            : null;
    }

    private static Peer? DotNet(string name, params string[] arguments) =>
        File.Exists(s_program) ? Peer.Start(name, "dotnet", [s_program, .. arguments]) : null;

    private static bool Ran(string program, string[] arguments)
    {
        try
        {
            using Process process = Process.Start(program, arguments);
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
