using System.Globalization;
using NetGen.CompilerServices;

namespace NetGen.Benchmarks;

/// <summary>What one step of each first-order optimizer costs a parameter, and how near that is to what memory allows. It is the update
/// alone, as <see cref="Descent{T}"/> asks for it behind the gradient, in float and on one thread.</summary>
internal static class OptimizerTimes
{
    // Multiples of 16, as arenas are, but not of 4 KiB: arrays that lie whole pages apart would hinder each other.
    private static readonly int[] s_sizes = [4_000, 16_000_272];

    private static readonly (string Name, Optimizer Optimizer)[] s_optimizers =
    [
        ("SGD", new SGD()),
        ("SGD, momentum", new SGD(momentum: 0.9f)),
        ("SGD, Nesterov", new SGD(momentum: 0.9f, nesterov: true)),
        ("RMSprop", new RMSprop()),
        ("RMSprop, centered, momentum", new RMSprop(momentum: 0.9f, centered: true)),
        ("Adagrad", new Adagrad()),
        ("Adadelta", new Adadelta()),
        ("Adam", new Adam()),
        ("Adam, amsgrad", new Adam(amsgrad: true)),
        ("Adam, weight decay", new Adam { WeightDecay = 0.004f }),
        ("Adam, moving average", new Adam { UseEma = true }),
        ("AdamW", new AdamW()),
        ("Adamax", new Adamax()),
        ("Nadam", new Nadam()),
        ("Ftrl", new Ftrl()),
        ("Ftrl, another power", new Ftrl(learningRatePower: -0.6f)),
        ("Lion", new Lion()),
    ];

    /// <summary>Prints them as a Markdown table.</summary>
    public static void Write(Measure measure, string filter)
    {
        Console.WriteLine("| optimizer | parameters | bytes each | ns each | p50 | GB/s | traffic alone, ns each | GB/s | of limit |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
        foreach ((string name, Optimizer optimizer) in s_optimizers)
        {
            if (!name.Contains(filter, StringComparison.OrdinalIgnoreCase))
                continue;
            foreach (int size in s_sizes)
            {
                using var arena = new OptimizerArena(size, optimizer.AllSlots);
                (Timing own, Timing traffic) = measure.InTurn(() => arena.Step(optimizer), arena.Move);
                double bytes = (double)arena.Bytes * size;
                Console.WriteLine(
                    $"| {name} | {size.ToString("N0", CultureInfo.InvariantCulture)} | {arena.Bytes} | {Each(own.Min)} | "
                        + $"{Each(own.Median)} | {Table.Number(bytes / own.Min / 1e9)} | {Each(traffic.Min)} | "
                        + $"{Table.Number(bytes / traffic.Min / 1e9)} | {Table.Number(100 * traffic.Min / own.Min)} % |"
                );
                string Each(double seconds) => (seconds / size * 1e9).ToString("0.0000", CultureInfo.InvariantCulture);
            }
        }
    }
}
