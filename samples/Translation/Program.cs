using System.Diagnostics;
using System.Globalization;
using NetGen;

namespace Translation;

/// <summary>Learns to translate dates in words into numbers, and shows where it looks while it writes.</summary>
internal static class Program
{
    private static void Main(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        bool quick = args.Contains("--quick"),
            isTransformer = args.Contains("--transformer");
        (string Words, string Iso)[] known = Dates.Make(quick ? 300 : 20_000, seed: 1);
        HashSet<string> seen = [.. known.Select(date => date.Iso)];
        (string Words, string Iso)[] unseen =
        [
            .. Dates.Make(quick ? 3_000 : 30_000, seed: 2).Where(date => !seen.Contains(date.Iso)).Take(quick ? 50 : 1_000),
        ];

        INetwork net = isTransformer ? new Transformer(seed: 1) : new Translator(seed: 1);
        Console.WriteLine(isTransformer ? Transformer.Summary : Translator.Summary);
        Console.WriteLine();
        int epochs =
            quick ? 1
            : isTransformer ? 20
            : 12;
        float rate = isTransformer ? 1e-3f : 2e-3f;
        // Teacher forcing: the network is told the right beginning, whatever it would have written itself.
        net.Fit(
            new Dataset(
                [.. known.SelectMany(date => Letters.Sample(date.Words, date.Iso))],
                [.. known.SelectMany(date => Letters.Target(date.Iso))],
                [Translator.InputLength],
                [Letters.Written]
            ),
            new FitOptions
            {
                Epochs = epochs,
                BatchSize = 64,
                Optimizer = new Adam(rate) { GlobalClipNorm = 1 },
                Loss = Loss.SparseCategoricalCrossentropy,
                Callbacks = [new LearningRateScheduler((epoch, _) => rate * (1 + MathF.Cos(MathF.PI * epoch / epochs)) / 2)],
                MaxDegreeOfParallelism = Environment.ProcessorCount,
                Seed = 1,
                Progress = TrainingProgress.Console,
            }
        );

        var decoder = new SequenceDecoder<float>(net, Letters.Start, Letters.End);
        Console.WriteLine();
        foreach ((string words, string iso) in unseen.Take(7))
            Console.WriteLine($"{words, -52} {Translate(decoder, words)}{(Translate(decoder, words) == iso ? "" : $", not {iso}")}");
        // What is made of the words alone is made once for each date; then a letter is a step.
        Console.WriteLine($"\nRight of {unseen.Length:N0} days that it never saw, to the last letter:");
        Score("the likeliest letter at every step", unseen, words => decoder.Greedy(words));
        Score("a beam of 4", unseen, words => decoder.BeamSearch(words, 4)[0]);
        Picture(net, unseen.Where(date => date.Words.Contains("twenty-", StringComparison.Ordinal)).MinBy(date => date.Words.Length));
    }

    private static void Score(string how, (string Words, string Iso)[] dates, Func<float[], Hypothesis> write)
    {
        var clock = Stopwatch.StartNew();
        int right = dates.Count(date => Letters.Decode(write(Letters.Encode(date.Words)).Tokens) == date.Iso);
        double time = clock.Elapsed.TotalMicroseconds / dates.Length;
        Console.WriteLine($"{how, -36} {(double)right / dates.Length, 7:P1}, {time, 7:N0} µs a date");
    }

    private static string Translate(SequenceDecoder<float> decoder, string words) =>
        Letters.Decode(decoder.Greedy(Letters.Encode(words)).Tokens);

    // Where the decoder looks, on average of its heads: a row for each letter that it writes.
    private static void Picture(INetwork net, (string Words, string Iso) date)
    {
        float[] looks = net.Predict(Letters.Sample(date.Words, date.Iso), "looks");
        int heads = looks.Length / (Letters.Written * Letters.Read);
        var rows = new double[Letters.Written - 1, date.Words.Length];
        for (int written = 0; written < Letters.Written - 1; written++)
        for (int read = 0; read < date.Words.Length; read++)
        for (int head = 0; head < heads; head++)
            rows[written, read] += looks[(head * Letters.Written + written) * Letters.Read + read] / heads;
        new HeatMapChart($"Where it looks while it writes {date.Iso}", "letter that it reads", "letter that it writes", rows)
        {
            ColumnLabels = [.. date.Words.Select(c => c == ' ' ? "␣" : c.ToString())],
            RowLabels = [.. date.Iso.Select(c => c.ToString())],
        }.SaveSvg("looks.svg");
        Console.WriteLine($"\nPicture: {Path.GetFullPath("looks.svg")}");
    }
}
