using System.Diagnostics;
using System.Globalization;
using System.Runtime;

namespace NetGen.Benchmarks;

/// <summary>What a process waits for at its start: a network with fresh weights, its first prediction, its first training step. Each is
/// measured in processes of their own, since the just-in-time compiler works once.</summary>
internal static class FirstTimes
{
    private const int Processes = 15;

    private static readonly (string Name, Func<INetwork> Make)[] s_networks =
    [
        ("Dense 10-20-20-10", () => new Tiny(1)),
        ("Dense 784-64-64-10", () => new Mlp(1)),
        ("CNN 28x28", () => new Cnn(1)),
        ("LSTM 28x28", () => new Lstm(1)),
    ];

    /// <summary>Prints them as a Markdown table.</summary>
    public static void Write(Measure measure, string filter)
    {
        Console.WriteLine(
            "| first in a process, min (p50) of 15 | new | Predict | training step | just-in-time compiler in all | methods |"
        );
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach ((string name, _) in s_networks)
        {
            if (!name.Contains(filter, StringComparison.OrdinalIgnoreCase))
                continue;
            double[][] runs = [.. Enumerable.Range(0, Processes).Select(_ => Ask(name))];
            string[] columns = [.. Enumerable.Range(0, 4).Select(column => Times([.. runs.Select(run => run[column])]))];
            Console.WriteLine($"| {name} | {string.Join(" | ", columns)} | {runs[0][4].ToString(CultureInfo.InvariantCulture)} |");
        }
    }

    /// <summary>What a process of its own does: prints seconds for <c>new</c>, the first prediction and the first training step, then
    /// seconds and methods of the just-in-time compiler within them.</summary>
    public static void Run(string name)
    {
        Func<INetwork> make = s_networks.Single(network => network.Name == name).Make;
        TimeSpan compiledBefore = JitInfo.GetCompilationTime();
        long methodsBefore = JitInfo.GetCompiledMethodCount();
        long start = Stopwatch.GetTimestamp();
        INetwork network = make();
        double created = Stopwatch.GetElapsedTime(start).TotalSeconds;

        var input = new float[64 * network.Engine.Info.InputLength];
        var output = new float[network.Engine.Info.OutputLength];
        start = Stopwatch.GetTimestamp();
        network.Predict(input.AsSpan(0, network.Engine.Info.InputLength), output);
        double predicted = Stopwatch.GetElapsedTime(start).TotalSeconds;

        var targets = new float[64];
        start = Stopwatch.GetTimestamp();
        var trainer = new Trainer<float>(network, Loss.SparseCategoricalCrossentropy, new Adam(), batchSize: 64);
        trainer.Step(input, targets);
        double trained = Stopwatch.GetElapsedTime(start).TotalSeconds;
        double compiled = (JitInfo.GetCompilationTime() - compiledBefore).TotalSeconds;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{created} {predicted} {trained} {compiled} {JitInfo.GetCompiledMethodCount() - methodsBefore}"
            )
        );
    }

    private static double[] Ask(string name)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        start.ArgumentList.Add("--first-of");
        start.ArgumentList.Add(name);
        using Process process = Process.Start(start)!;
        string line = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"'{name}' printed nothing.");
        process.WaitForExit();
        return [.. line.Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
    }

    private static string Times(double[] seconds)
    {
        Timing timing = Timing.Of(seconds);
        return $"{Table.Time(timing.Min)} ({Table.Time(timing.Median)})";
    }
}
