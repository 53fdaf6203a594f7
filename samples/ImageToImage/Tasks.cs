using System.Diagnostics;
using NetGen;

namespace ImageToImage;

/// <summary>What is trained, and what is said of it.</summary>
internal sealed class Tasks(Dataset train, Dataset test, Judge judge, bool quick)
{
    private const float LearningRate = 1e-3f;

    public void Edges()
    {
        Console.WriteLine("Clothes from their edges");
        var gan = new ImageToImageGan<GreyGenerator, GreyPatches>(new(seed: 1), new(seed: 2));
        Dataset unseen = Clothes.WithEdges(test);
        Train(options => gan.Fit(Clothes.WithEdges(train), options), epochs: 8, l1Weight: 100);
        (float[] made, double error) = Make(gan.Generator, unseen);
        Console.WriteLine($"  mean absolute error of {unseen.Count:N0} unseen images, pixels from 0 to 1: {error:F3}");
        Console.WriteLine(
            $"  read as the right kind: {Agreement(made, Clothes.Pixels):P1} of them, "
                + $"{Agreement(Targets(unseen), Clothes.Pixels):P1} of the real ones"
        );
        Sheets.Pairs("edges-to-clothes.png", unseen, made, "edges");
    }

    public void Colours()
    {
        Console.WriteLine("Colours from grey");
        var gan = new ImageToImageGan<ColourGenerator, ColourPatches>(new(seed: 3), new(seed: 4));
        Dataset unseen = Clothes.WithColours(test);
        Train(options => gan.Fit(Clothes.WithColours(train), options), epochs: 5, l1Weight: 100);
        (float[] made, double error) = Make(gan.Generator, unseen);
        int right = 0;
        for (int i = 0; i < test.Count; i++)
            if (Judge.ColourOf(made.AsSpan(i * 3 * Clothes.Pixels, 3 * Clothes.Pixels)) == Clothes.ColourOf(Clothes.Read(test, i).Kind))
                right++;
        Console.WriteLine($"  mean absolute error of {unseen.Count:N0} unseen images, parts from 0 to 1: {error:F3}");
        Console.WriteLine($"  in the colour of their kind: {(double)right / test.Count:P1}");
        Sheets.Pairs("grey-to-colours.png", unseen, made, "grey");
    }

    public void Captions()
    {
        Console.WriteLine("Clothes from captions");
        Tokenizer words = Clothes.Vocabulary();
        var gan = new ConditionalGan<CaptionGenerator, CaptionDiscriminator>(new(seed: 5), new(seed: 6));
        Train(options => gan.Fit(Clothes.WithCaptions(train, words, new Random(1)), options), epochs: 24, l1Weight: 0);
        foreach (bool isWithheld in new[] { false, true })
        {
            (int Colour, int Kind)[] asked =
            [
                .. Enumerable
                    .Range(0, 80)
                    .Select(i => (i % 8, i / 8))
                    .Where(pair => (pair.Item1 == Clothes.Withheld(pair.Item2)) == isWithheld)
                    .SelectMany(pair => Enumerable.Repeat(pair, 20)),
            ];
            float[] made = Make(gan, words, asked);
            int colours = 0,
                kinds = 0;
            for (int i = 0; i < asked.Length; i++)
            {
                ReadOnlySpan<float> image = made.AsSpan(i * 3 * Clothes.Pixels, 3 * Clothes.Pixels);
                colours += Judge.ColourOf(image) == asked[i].Colour ? 1 : 0;
                kinds += judge.KindOf(image) == asked[i].Kind ? 1 : 0;
            }
            Console.WriteLine(
                $"  captions {(isWithheld ? "never seen" : "seen")}: {(double)kinds / asked.Length:P1} read as the kind asked for, "
                    + $"{(double)colours / asked.Length:P1} in the colour"
            );
        }
        (int Colour, int Kind)[] rows =
        [
            .. Enumerable.Range(0, 10).Select(kind => (kind % 3 == 0 ? Clothes.Withheld(kind) : (kind + 4) % 8, kind)),
        ];
        Sheets.Captions("captions-to-clothes.png", rows, Make(gan, words, [.. rows.SelectMany(row => Enumerable.Repeat(row, 10))]));
    }

    private void Train(Func<GanOptions, History> fit, int epochs, float l1Weight)
    {
        var clock = Stopwatch.StartNew();
        epochs = quick ? 1 : epochs;
        History history = fit(
            new GanOptions
            {
                Epochs = epochs,
                BatchSize = 64,
                GeneratorOptimizer = new Adam(LearningRate, beta1: 0.5f),
                DiscriminatorOptimizer = new Adam(LearningRate / 2, beta1: 0.5f),
                L1Weight = l1Weight,
                LabelSmoothing = 0.1f,
                // Falls to zero in the second half.
                Callbacks = [new LearningRateScheduler((epoch, _) => LearningRate * Math.Min(1, 2 * (1 - (float)epoch / epochs)))],
                Seed = 1,
                MaxDegreeOfParallelism = Environment.ProcessorCount,
            }
        );
        IReadOnlyDictionary<string, double> last = history.Epochs[^1];
        Console.WriteLine(
            $"  {epochs} epochs, {clock.Elapsed.TotalSeconds:F0} s: loss of the discriminator {last["d_loss"]:F3}, of the generator "
                + $"{last["g_loss"]:F3}; right of real {last["real_accuracy"]:P0}, of generated {last["fake_accuracy"]:P0}"
        );
    }

    private static (float[] Made, double Error) Make(INetwork<float> generator, Dataset unseen)
    {
        float[] conditions = new float[unseen.Count * unseen.InputLength],
            real = Targets(unseen),
            made = new float[real.Length];
        for (int i = 0; i < unseen.Count; i++)
            unseen.CopyInputTo(i, conditions.AsSpan(i * unseen.InputLength, unseen.InputLength));
        generator.Predict(conditions, made);
        return (made, made.Zip(real, (x, y) => Math.Abs((double)x - y) / 2).Average());
    }

    private static float[] Make(ConditionalGan<CaptionGenerator, CaptionDiscriminator> gan, Tokenizer words, (int Colour, int Kind)[] asked)
    {
        float[] captions = [.. asked.SelectMany(pair => Clothes.Encode(words, pair.Colour, pair.Kind))],
            made = new float[asked.Length * 3 * Clothes.Pixels];
        gan.Sample(captions, seed: 7, made);
        return made;
    }

    private static float[] Targets(Dataset pairs)
    {
        var targets = new float[pairs.Count * pairs.TargetLength];
        for (int i = 0; i < pairs.Count; i++)
            pairs.CopyTargetTo(i, targets.AsSpan(i * pairs.TargetLength, pairs.TargetLength));
        return targets;
    }

    // The share of images that are read as the kind that they have.
    private double Agreement(float[] images, int length)
    {
        int right = 0;
        for (int i = 0; i < test.Count; i++)
            if (judge.KindOf(images.AsSpan(i * length, length)) == Clothes.Read(test, i).Kind)
                right++;
        return (double)right / test.Count;
    }
}
