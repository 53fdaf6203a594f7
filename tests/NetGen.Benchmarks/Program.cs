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
(string What, string Text)[] facts = Setting.Facts(machine);
Write(facts);
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
    Console.WriteLine();
    instead(measure, options.Filter);
    return 0;
}

using Peers? peers = options.Peers ? new Peers(options.Data) : null;
if (peers is not null)
    Write(peers.Facts);
Console.WriteLine();
if (options.Sizes != "")
{
    SizeTimes[] sizes = [.. SizeFamily.All.Select(f => new SizeTimes(f, machine, measure, peers, options)).Where(s => !s.IsEmpty)];
    if (sizes.Length > 0)
        Console.WriteLine($"\n{SizeTimes.Save(options.Sizes, args, [.. facts, .. peers?.Facts ?? []], sizes)}");
    return 0;
}
var table = new Table(machine, peers?.Names ?? []);
foreach (Row row in Rows.All)
{
    if (!row.Name.Contains(options.Filter, StringComparison.OrdinalIgnoreCase))
        continue;
    Action? call = row.Make?.Invoke();
    Timing? own = call is null ? null : measure.Batches(call);
    (double, double)? latency = call is not null && row.Latency ? measure.Latency(call) : null;
    table.Write(row, own, latency, peers?.Ask(row.Case, options.Seconds) ?? []);
}
if (options.Table != "")
    Console.WriteLine($"\n{Setting.Write(options.Table, "", args, [.. facts, .. peers?.Facts ?? []], table.Lines)}");
return 0;

static void Write(IEnumerable<(string What, string Text)> facts)
{
    foreach ((string what, string text) in facts)
        Console.WriteLine($"{what}: {text}");
}
