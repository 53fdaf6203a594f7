using System.Globalization;
using NetGen;

namespace Translation;

/// <summary>Learns to translate dates in words into numbers, and shows where it looks while it writes.</summary>
internal static class Program
{
    private static void Main(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        bool quick = args.Contains("--quick");
        (string Words, string Iso)[] known = Dates.Make(quick ? 300 : 20_000, seed: 1);
        HashSet<string> seen = [.. known.Select(date => date.Iso)];
        (string Words, string Iso)[] unseen =
        [
            .. Dates.Make(quick ? 3_000 : 30_000, seed: 2).Where(date => !seen.Contains(date.Iso)).Take(quick ? 50 : 1_000),
        ];

        var net = new Translator(seed: 1);
        Console.WriteLine(Translator.Summary);
        Console.WriteLine();
        int epochs = quick ? 1 : 12;
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
                Optimizer = new Adam(2e-3f) { GlobalClipNorm = 1 },
                Loss = Loss.SparseCategoricalCrossentropy,
                Callbacks = [new LearningRateScheduler((epoch, _) => 2e-3f * (1 + MathF.Cos(MathF.PI * epoch / epochs)) / 2)],
                MaxDegreeOfParallelism = Environment.ProcessorCount,
                Seed = 1,
                Progress = TrainingProgress.Console,
            }
        );

        var decoder = new SequenceDecoder<float>(net, Letters.Start, Letters.End);
        Console.WriteLine();
        foreach ((string words, string iso) in unseen.Take(7))
            Console.WriteLine($"{words, -52} {Translate(decoder, words)}{(Translate(decoder, words) == iso ? "" : $", not {iso}")}");
        int right = unseen.Count(date => Translate(decoder, date.Words) == date.Iso),
            rightOfFour = unseen.Count(date => Letters.Decode(decoder.BeamSearch(Letters.Encode(date.Words), 4)[0].Tokens) == date.Iso);
        Console.WriteLine($"\nRight of {unseen.Length:N0} days that it never saw, to the last letter:");
        Console.WriteLine($"the likeliest letter at every step   {(double)right / unseen.Length, 7:P1}");
        Console.WriteLine($"a beam of 4                          {(double)rightOfFour / unseen.Length, 7:P1}");
        Picture(net, unseen.Where(date => date.Words.Contains("twenty-", StringComparison.Ordinal)).MinBy(date => date.Words.Length));
    }

    private static string Translate(SequenceDecoder<float> decoder, string words) =>
        Letters.Decode(decoder.Greedy(Letters.Encode(words)).Tokens);

    // Where the decoder looks: a row for each letter that it writes.
    private static void Picture(Translator net, (string Words, string Iso) date)
    {
        float[] looks = net.Predict(Letters.Sample(date.Words, date.Iso), "looks");
        var rows = new double[Letters.Written - 1, date.Words.Length];
        for (int written = 0; written < Letters.Written - 1; written++)
        for (int read = 0; read < date.Words.Length; read++)
            rows[written, read] = looks[written * Letters.Read + read];
        new HeatMapChart($"Where it looks while it writes {date.Iso}", "letter that it reads", "letter that it writes", rows)
        {
            ColumnLabels = [.. date.Words.Select(c => c == ' ' ? "␣" : c.ToString())],
            RowLabels = [.. date.Iso.Select(c => c.ToString())],
        }.SaveSvg("looks.svg");
        Console.WriteLine($"\nPicture: {Path.GetFullPath("looks.svg")}");
    }
}
