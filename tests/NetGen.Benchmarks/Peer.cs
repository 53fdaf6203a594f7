using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace NetGen.Benchmarks;

/// <summary>
/// Another implementation, running as a process beside us. Its first line is "ready", a tab and what it is. Then it answers each line
/// "case, tab, seconds to measure" by "median, tab, min, tab, p20", in seconds per call, or by "none" if it has no such case.
/// So a peer is measured directly after the row it is compared with.
/// </summary>
internal sealed class Peer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly Process _process;

    private Peer(string name, string description, Process process)
    {
        Name = name;
        Description = description;
        _process = process;
    }

    /// <summary>For the table.</summary>
    public string Name { get; }

    /// <summary>Version and settings.</summary>
    public string Description { get; }

    /// <summary>Starts the program, or returns null if it is missing or does not report itself ready.</summary>
    public static Peer? Start(string name, string program, params string[] arguments)
    {
        var info = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        // One thread, vectors no wider than ours, and within that the BLAS kernels that the library itself chooses for this machine.
        info.Environment.Remove("OPENBLAS_CORETYPE");
        info.Environment.Remove("OPENBLAS_L2_SIZE");
        info.Environment["OMP_NUM_THREADS"] = "1";
        info.Environment["OPENBLAS_NUM_THREADS"] = "1";
        foreach (var (variable, value) in Width.Environment)
            info.Environment[variable] = value;
        try
        {
            Process process = Process.Start(info)!;
            var peer = new Peer(name, "", process);
            string[] hello = (peer.ReadLine() ?? "").Split('\t');
            if (hello is ["ready", var description])
                return new Peer(name, description, process);
            peer.Dispose();
        }
        catch (Win32Exception)
        {
            // No such program.
        }
        return null;
    }

    /// <summary>Lets the peer do the case for about so many seconds; null if it has no such case, or failed (it says why on its standard
    /// error).</summary>
    public Timing? Ask(string name, double seconds)
    {
        try
        {
            _process.StandardInput.WriteLine(FormattableString.Invariant($"{name}\t{seconds}"));
            _process.StandardInput.Flush();
        }
        catch (IOException)
        {
            return null;
        }
        string[] numbers = (ReadLine() ?? "").Split('\t');
        return numbers.Length == 3 ? new(Number(numbers[0]), Number(numbers[1]), Number(numbers[2])) : null;
    }

    public void Dispose()
    {
        try
        {
            if (!_process.HasExited)
                _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It ended in between.
        }
        _process.Dispose();
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private string? ReadLine()
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            return _process.StandardOutput.ReadLineAsync(patience.Token).AsTask().GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            return null;
        }
    }
}
