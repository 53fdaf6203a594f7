using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NetGen.Benchmarks;

if (args is ["--first-of", var network])
{
    FirstTimes.Run(network);
    return 0;
}

// Each row is measured, then each peer does the same work at once, so that both see the machine in the same state.
if (Options.Parse(args) is not { } options)
{
    Console.Error.WriteLine(Options.Usage);
    return 2;
}

Work.DataFolder = options.Data;
var measure = new Measure(options.Seconds);
if (options.Instead == "--generator")
{
    GeneratorTimes.Write(measure);
    return 0;
}

Machine machine = Machine.Measure();
int bits =
    Vector512.IsHardwareAccelerated ? 512
    : Vector256.IsHardwareAccelerated ? 256
    : 128;
Console.WriteLine(
    $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.ProcessArchitecture}, {bits}-bit vectors, one thread, wall time"
);
Console.WriteLine(
    string.Create(
        CultureInfo.InvariantCulture,
        $"This machine: {machine.Flops / 1e9:0} GFLOP/s; reads {machine.L1 / 1e9:0} GB/s from 24 KiB, {machine.L2 / 1e9:0} from 512 KiB, "
            + $"{machine.L3 / 1e9:0} from 8 MiB"
    )
);
Console.WriteLine();
Action<Measure, string>? instead = options.Instead switch
{
    "--optimizers" => OptimizerTimes.Write,
    "--first" => FirstTimes.Write,
    "--tail" => TailTimes.Write,
    "--threads" => ThreadTimes.Write,
    _ => null,
};
if (instead is not null)
{
    instead(measure, options.Filter);
    return 0;
}

using Peers? peers = options.Peers ? new Peers(options) : null;
Table.Head();
foreach (Row row in Rows.All)
{
    if (!row.Name.Contains(options.Filter, StringComparison.OrdinalIgnoreCase))
        continue;
    Action? call = row.Make?.Invoke();
    Timing? own = call is null ? null : measure.Batches(call);
    (double, double)? latency = call is not null && row.Latency ? measure.Latency(call) : null;
    Table.Write(row, machine, own, latency, peers?.Ask(row.Case, options.Seconds) ?? []);
}
return 0;
