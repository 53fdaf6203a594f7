using System.Globalization;

namespace NetGen.Benchmarks;

/// <summary>What a second thread brings: the same work on one and on two, a batch of each in turn.</summary>
internal static class ThreadTimes
{
    private static readonly (string Name, Func<int, Action> Make)[] s_works =
    [
        ("Dense 784-64-64-10, 64 predictions", threads => Work.Predict(new Mlp(1), 64, threads)),
        ("Dense 784-64-64-10, 1,000 predictions", threads => Work.Predict(new Mlp(1), 1000, threads)),
        ("CNN 28x28, 64 predictions", threads => Work.Predict(new Cnn(1), 64, threads)),
        ("LSTM 28x28, 64 predictions", threads => Work.Predict(new Lstm(1), 64, threads)),
        ("Epoch of 784-64-64-10, SGD, batch 64", threads => Work.FashionEpoch(new Mlp(1), new SGD(learningRate: 0.1f), 64, threads)),
        ("Epoch of 784-64-64-10, SGD, batch 128", threads => Work.FashionEpoch(new Mlp(1), new SGD(learningRate: 0.1f), 128, threads)),
        ("Epoch of the CNN with Dropout 0.2, Adam, batch 64", threads => Work.FashionEpoch(new Cnn(1), new Adam(), 64, threads)),
        ("Epoch of the LSTM, Adam, batch 64", threads => Work.FashionEpoch(new Lstm(1), new Adam(), 64, threads)),
    ];

    /// <summary>Prints them as a Markdown table.</summary>
    public static void Write(Measure measure, string filter)
    {
        Console.WriteLine("| work | one thread, min | p50 | two threads, min | p50 | times faster, min | p50 |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        foreach ((string name, Func<int, Action> make) in s_works)
        {
            if (!name.Contains(filter, StringComparison.OrdinalIgnoreCase))
                continue;
            (Timing one, Timing two) = measure.InTurn(make(1), make(2));
            Console.WriteLine(
                $"| {name} | {Table.Time(one.Min)} | {Table.Time(one.Median)} | {Table.Time(two.Min)} | {Table.Time(two.Median)} | "
                    + string.Create(CultureInfo.InvariantCulture, $"{one.Min / two.Min:0.00} | {one.Median / two.Median:0.00} |")
            );
        }
    }
}
