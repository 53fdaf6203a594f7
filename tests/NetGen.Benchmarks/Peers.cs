using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace NetGen.Benchmarks;

/// <summary>The implementations we compare with, as far as they are installed here.</summary>
internal sealed class Peers : IDisposable
{
    private static readonly string Sources = Path.Combine(AppContext.BaseDirectory, "peers");
    private static readonly string[] Pythons = ["/usr/bin/python3", "python3", "python"];
    private readonly DirectoryInfo _scratch = Directory.CreateTempSubdirectory("netgen-benchmarks-");
    private readonly List<Peer> _running = [];

    /// <summary>Starts every peer that is installed and says of the others how to install them.</summary>
    /// <param name="options">Where data and ONNX Runtime are.</param>
    public Peers(Options options)
    {
        string[] data = ["--data", options.Data];
        // A new peer is one line here: name, how to install it, how to start it.
        (string Name, string Install, Func<string, Peer?> Start)[] known =
        [
            ("gcc", "Debian: apt install gcc", name => Compiled(name, "naive.c", ["-O3", "-march=native", .. Wide, "-ffast-math"])),
            ("PyTorch", "Debian: apt install python3-torch; elsewhere: pip install torch", name => Python(name, "torch_peer.py", data)),
            ("numpy", "Debian: apt install python3-numpy; elsewhere: pip install numpy", name => Python(name, "numpy_peer.py")),
            (
                "ONNX Runtime",
                "give the path of libonnxruntime.so by --ort; needs PyTorch too, which writes the models",
                name => Onnx(name, options.Ort)
            ),
        ];
        foreach (var (name, install, start) in known)
        {
            Peer? peer = start(name);
            Console.WriteLine(peer is null ? $"{name}: not installed ({install})" : $"{name}: {peer.Description}");
            if (peer is not null)
                _running.Add(peer);
        }
    }

    // Without it gcc uses half of an AVX-512 machine; other architectures do not know the option.
    private static string[] Wide => RuntimeInformation.ProcessArchitecture == Architecture.X64 ? ["-mprefer-vector-width=512"] : [];

    /// <summary>The times of all peers that do the case, fastest first.</summary>
    public List<(string Name, Timing Time)> Ask(string name, double seconds)
    {
        var answers = new List<(string Name, Timing Time)>();
        foreach (Peer peer in _running)
            if (name != "" && peer.Ask(name, seconds) is { } time)
                answers.Add((peer.Name, time));
        answers.Sort((a, b) => a.Time.Median.CompareTo(b.Time.Median));
        return answers;
    }

    public void Dispose()
    {
        foreach (Peer peer in _running)
            peer.Dispose();
        _scratch.Delete(recursive: true);
    }

    private static Peer? Python(string name, string script, params string[] arguments) =>
        Pythons
            .Select(python => Peer.Start(name, python, [Path.Combine(Sources, script), .. arguments]))
            .FirstOrDefault(peer => peer is not null);

    private Peer? Compiled(string name, string source, params string[] flags)
    {
        string program = Path.Combine(_scratch.FullName, Path.GetFileNameWithoutExtension(source));
        return Ran("gcc", [.. flags, Path.Combine(Sources, source), "-o", program, "-lm", "-ldl"])
            ? Peer.Start(name, program, string.Join(' ', flags))
            : null;
    }

    private Peer? Onnx(string name, string library)
    {
        if (library == "")
            return null;
        string script = Path.Combine(Sources, "torch_peer.py"),
            source = Path.Combine(Sources, "ort_peer.c"),
            program = Path.Combine(_scratch.FullName, "ort_peer");
        return
            Pythons.Any(python => Ran(python, [script, "--export", _scratch.FullName]))
            && Ran("gcc", ["-O2", source, "-o", program, "-lm", "-ldl"])
            ? Peer.Start(name, program, library, _scratch.FullName)
            : null;
    }

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
