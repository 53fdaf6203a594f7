using System.Globalization;
using NetGen;

namespace CharLstm;

/// <summary>Learns to write by predicting a book's next character, and writes; with <c>--attention</c> by a transformer instead of an
/// LSTM.</summary>
internal static class Program
{
    private const string Prompt = "And God said, ";

    private static void Main(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        bool quick = args.Contains("--quick"),
            attends = args.Contains("--attention");
        string text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "data", "genesis.txt"));
        (SequenceData train, SequenceData test) = new SequenceData(CharNet.Encode(quick ? text[..20_000] : text)).Split(0.95);

        INetwork<float> net = attends ? new CharTransformer(seed: 1) : new CharNet(seed: 1);
        Console.WriteLine(attends ? CharTransformer.Summary : CharNet.Summary);
        Console.WriteLine();

        // 16 places of the book are read at once, 64 characters at a time; what the LSTM remembers goes on from each to the next, while
        // attention begins anew.
        var trainer = new SequenceTrainer<float>(net);
        float learningRate = attends ? 3e-3f : 5e-3f;
        int epochs = quick ? 2 : 20;
        trainer.Fit(
            train,
            new SequenceOptions
            {
                Epochs = epochs,
                BatchSize = 16,
                Optimizer = new Adam(learningRate) { GlobalClipNorm = 1 },
                Loss = Loss.SparseCategoricalCrossentropy,
                Validation = test,
                Callbacks =
                [
                    new LearningRateScheduler((epoch, _) => learningRate * (1 + MathF.Cos(MathF.PI * epoch / epochs)) / 2),
                    new Writing(trainer),
                ],
                Seed = 1,
            }
        );

        foreach (double temperature in new[] { 0.5, 1.0 })
            Console.WriteLine($"\nAt temperature {temperature:F1}:\n\n{Write(trainer, 600, temperature)}");
        double loss = trainer.Evaluate(test, Loss.SparseCategoricalCrossentropy).Loss;
        Console.WriteLine(
            $"\n{loss / Math.Log(2):F2} bits per character of the {test.Steps(0):N0} that it never saw; they are stored in 8."
        );
        string file = attends ? "char-transformer.safetensors" : "char-lstm.safetensors";
        net.Save(file);
        Console.WriteLine($"Weights: {Path.GetFullPath(file)}");
    }

    private static string Write(SequenceTrainer<float> trainer, int characters, double temperature) =>
        Prompt + CharNet.Decode(trainer.Generate(CharNet.Encode(Prompt), characters, temperature, seed: 1));

    /// <summary>Shows after each epoch what the network writes by now.</summary>
    private sealed class Writing(SequenceTrainer<float> trainer) : Callback
    {
        public override void OnEpochEnd(TrainingContext context)
        {
            double Bits(string loss) => context.Logs[loss] / Math.Log(2);
            Console.WriteLine(
                $"Epoch {context.Epoch + 1, 2}, {Bits("loss"):F2} bits per character, {Bits("val_loss"):F2} of unseen text: "
                    + $"{Write(trainer, 90, 0.5).Replace('\n', ' ')}"
            );
        }
    }
}
