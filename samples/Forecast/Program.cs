using System.Globalization;
using NetGen;

namespace Forecast;

/// <summary>Hears how a series changed month after month, two years at a time, and says how it will change next.</summary>
[Network]
[Input(24, 1)]
[LSTM(24, ReturnSequences = true)]
[Dense(1)]
public sealed partial class ForecastNet;

/// <summary>Carbon dioxide in the air: learns from 1959 to 1989, predicts 1990 to 2001 month by month, and twelve years ahead.</summary>
internal static class Program
{
    private const int FirstYear = 1959,
        TestYear = 1990,
        Learned = 12 * (TestYear - FirstYear);

    private static void Main(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        bool quick = args.Contains("--quick");
        double[] ppm =
        [
            .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "data", "co2.csv"))
                .Skip(1)
                .Select(line => double.Parse(line.Split(',')[1])),
        ];

        // changes[i] leads from month i to month i + 1. The network sees them with mean 0 and deviation 1; what is scaled with comes from
        // what it learns from.
        double[] changes = [.. ppm.Skip(1).Zip(ppm, (next, now) => next - now)];
        double mean = changes.Take(Learned - 1).Average(),
            deviation = Math.Sqrt(changes.Take(Learned - 1).Average(c => (c - mean) * (c - mean)));
        float[] series = [.. changes.Select(c => (float)((c - mean) / deviation))],
            earlier = series[..(Learned - 1)];

        var net = new ForecastNet(seed: 1);
        var trainer = new SequenceTrainer<float>(net);
        trainer.Fit(
            new SequenceData(earlier),
            new SequenceOptions
            {
                Epochs = quick ? 20 : 150,
                BatchSize = 4,
                Optimizer = new Adam(learningRate: 5e-3f),
                Loss = Loss.MeanSquaredError,
                Seed = 1,
            }
        );

        // One step ahead: the stream hears every month as it was, and each time says what comes next.
        var oneAhead = new double[ppm.Length];
        using SequenceStream<float> stream = net.CreateStream();
        var predicted = new float[1];
        for (int i = 0; i < series.Length - 1; i++)
        {
            stream.Next([series[i]], predicted);
            oneAhead[i + 2] = ppm[i + 1] + predicted[0] * deviation + mean;
        }

        // Far ahead: from the end of 1989 on it hears nothing but itself.
        double[] farAhead = [.. ppm];
        float[] generated = trainer.Generate(earlier, ppm.Length - Learned);
        for (int i = Learned; i < ppm.Length; i++)
            farAhead[i] = farAhead[i - 1] + generated[i - Learned] * deviation + mean;

        Console.WriteLine($"Root mean square error, {TestYear} to 2001, in parts per million:");
        Console.WriteLine($"  same as last month                    {Error(i => ppm[i - 1]):F2}");
        Console.WriteLine($"  same change as a year before          {Error(i => ppm[i - 1] + ppm[i - 12] - ppm[i - 13]):F2}");
        Console.WriteLine($"  LSTM, one month ahead                 {Error(i => oneAhead[i]):F2}");
        Console.WriteLine($"  LSTM, up to twelve years ahead        {Error(i => farAhead[i]):F2}");

        int shown = Learned - 36;
        LineChart.Save(
            "forecast.svg",
            "Carbon dioxide over Mauna Loa",
            "year",
            "parts per million",
            FirstYear + shown / 12.0,
            1 / 12.0,
            ("measured", ppm[shown..]),
            ("LSTM, one month ahead", From(Learned, oneAhead)[shown..]),
            ("LSTM by itself from 1990 on", From(Learned, farAhead)[shown..])
        );
        Console.WriteLine($"Chart: {Path.GetFullPath("forecast.svg")}");

        double Error(Func<int, double> forecast) =>
            Math.Sqrt(Enumerable.Range(Learned, ppm.Length - Learned).Average(i => Math.Pow(forecast(i) - ppm[i], 2)));
    }

    private static double[] From(int month, double[] values) => [.. values.Select((value, i) => i < month ? double.NaN : value)];
}
