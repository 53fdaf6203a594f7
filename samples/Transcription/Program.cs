using System.Globalization;
using NetGen;

namespace Transcription;

/// <summary>Learns to read lines of handwritten digits from lines and what they say; where in them each digit stands it finds
/// out.</summary>
internal static class Program
{
    private static void Main(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        bool quick = args.Contains("--quick");
        (Dataset known, Dataset others) = Dataset
            .FromCsv(Path.Combine(AppContext.BaseDirectory, "data", "digits.csv.gz"))
            .MinMaxScale(out _)
            .Split(0.8, seed: 1);
        Dataset train = Lines.Of(known, quick ? 200 : 6_000, seed: 1),
            test = Lines.Of(others, quick ? 50 : 1_000, seed: 2);

        var net = new Reader(seed: 1);
        Console.WriteLine(Reader.Summary);
        Console.WriteLine();
        int epochs = quick ? 1 : 20;
        net.Fit(
            train,
            new FitOptions
            {
                Epochs = epochs,
                BatchSize = 64,
                Optimizer = new Adam(3e-3f) { GlobalClipNorm = 1 },
                Loss = Loss.CTC,
                Callbacks = [new LearningRateScheduler((epoch, _) => 3e-3f * (1 + MathF.Cos(MathF.PI * epoch / epochs)) / 2)],
                MaxDegreeOfParallelism = Environment.ProcessorCount,
                Seed = 1,
                Progress = TrainingProgress.Console,
            }
        );

        float[] line = new float[Reader.InputLength],
            target = new float[Lines.Width],
            says = new float[Reader.OutputLength];
        int right = 0,
            rightOfTen = 0,
            edits = 0,
            digits = 0;
        Console.WriteLine();
        for (int i = 0; i < test.Count; i++)
        {
            test.CopyInputTo(i, line);
            test.CopyTargetTo(i, target);
            net.Predict(line, says);
            int[] wanted = Lines.Digits(target),
                read = [.. CTCDecoder.Greedy<float>(says, 11).Select(label => label - 1)],
                likeliest = [.. CTCDecoder.BeamSearch<float>(says, 11)[0].Tokens.Select(label => label - 1)];
            right += read.SequenceEqual(wanted) ? 1 : 0;
            rightOfTen += likeliest.SequenceEqual(wanted) ? 1 : 0;
            edits += EditDistance.Of<int>(likeliest, wanted);
            digits += wanted.Length;
            if (i < 5)
                Console.WriteLine($"{string.Concat(wanted), 6} read as {string.Concat(likeliest)}");
            if (i == 0)
                Picture(line, says, string.Concat(likeliest));
        }
        Console.WriteLine($"\nLines of digits that it never saw: {test.Count:N0}");
        Console.WriteLine($"right to the last digit, the likeliest class at every step   {(double)right / test.Count, 7:P1}");
        Console.WriteLine($"right to the last digit, a beam of 10                        {(double)rightOfTen / test.Count, 7:P1}");
        Console.WriteLine($"digits wrong, missing or too many                            {(double)edits / digits, 7:P1}");
        Console.WriteLine($"\nPicture: {Path.GetFullPath("line.svg")}");
    }

    // The line, and below it what the network says at each of its columns.
    private static void Picture(float[] line, float[] says, string read)
    {
        double[,] pixels = new double[Lines.Height, Lines.Width],
            classes = new double[11, Lines.Width];
        for (int x = 0; x < Lines.Width; x++)
        {
            for (int y = 0; y < Lines.Height; y++)
                pixels[y, x] = line[x * Lines.Height + y];
            for (int k = 0; k < 11; k++)
                classes[k, x] = says[x * 11 + k];
        }
        Chart.SaveSheet(
            "line.svg",
            1,
            new HeatMapChart("A line that it never saw", "column", "row", pixels),
            new HeatMapChart($"What it says at each column: {read}", "column", "digit", classes)
            {
                RowLabels = ["nothing", .. Enumerable.Range(0, 10).Select(digit => digit.ToString(CultureInfo.InvariantCulture))],
            }
        );
    }
}
