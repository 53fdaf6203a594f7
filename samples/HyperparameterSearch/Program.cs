using System.Globalization;
using NetGen;

namespace HyperparameterSearch;

/// <summary>Searches for the width, the depth, the activation and the training of a classifier of digits.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        bool quick = args.Contains("--quick");
        int epochs = quick ? 3 : 15;

        // 1,797 images of 8 x 8 pixels. The search sees a score on a fifth of the training images; the test images come last of all.
        Dataset digits = Dataset.FromCsv(Path.Combine(AppContext.BaseDirectory, "data", "digits.csv.gz"));
        (Dataset known, Dataset test) = digits.Split(0.8, seed: 1);
        known = known.MinMaxScale(out Scaling scaling);
        test = test.Scale(scaling);
        (Dataset train, Dataset validation) = known.Split(0.8, seed: 2);

        if (TunerOf(args, quick, epochs) is not { } tuner)
        {
            Console.WriteLine("There is no such search; there are --bayesian, --random and --hyperband.");
            return 1;
        }
        NetworkFamily family = NetworkFamily.FromFile(Path.Combine(AppContext.BaseDirectory, "Classifier.cs"));
        bool grants = tuner is HalvingTuner;
        tuner.Search(trial => Build(trial, family).Fit(train, Options(trial, grants ? trial.Epochs : epochs, validation)));

        Console.WriteLine(tuner.Results);
        tuner.Results.SaveSvg("search.svg");
        Console.WriteLine($"What mattered: {Path.GetFullPath("search.svg")}");

        // The same code with the best values, on all images but those of the test.
        HyperParameters best = tuner.GetBestHyperParameters();
        INetwork net = Build(best, family);
        net.Fit(known, Options(best, epochs, test));
        Console.WriteLine($"Test accuracy of the best: {Accuracy(net, test):P2}");
        Console.WriteLine($"Test accuracy of Classifier as it is declared: {Accuracy(Declared(known, epochs), test):P2}");
        return 0;
    }

    private static Tuner? TunerOf(string[] args, bool quick, int epochs)
    {
        var options = new SearchOptions
        {
            Objective = "val_loss",
            Seed = 1,
            Log = "search.jsonl",
            MaxTrials =
                args.Contains("--hyperband") ? null
                : quick ? 8
                : 40,
            Progress = result => Console.WriteLine($"trial {result.Number}: {result.Score?.ToString("F4") ?? result.Error}"),
        };
        return args.FirstOrDefault(a => a != "--quick") switch
        {
            null or "--bayesian" => new BayesianOptimization(options),
            "--random" => new RandomSearch(options),
            "--hyperband" => new Hyperband(options, epochs),
            _ => null,
        };
    }

    private static INetwork Build(HyperParameters hp, NetworkFamily family) =>
        family.Create(
            seed: 1,
            ("Width", hp.Int("width", 16, 128, step: 16)),
            ("Depth", hp.Int("depth", 1, 3)),
            ("Hidden", hp.Choice("activation", Activation.ReLU, Activation.GELU, Activation.Tanh)),
            ("Rate", hp.Float("dropout", 0, 0.5f, step: 0.1f))
        );

    private static FitOptions Options(HyperParameters hp, int epochs, Dataset validation) =>
        new()
        {
            Epochs = epochs,
            BatchSize = hp.Choice("batch_size", 16, 32, 64),
            Optimizer = new Adam(learningRate: hp.Float("learning_rate", 1e-4f, 1e-1f, sampling: Sampling.Log)),
            Loss = Loss.SparseCategoricalCrossentropy,
            Metrics = [Metric.SparseCategoricalAccuracy],
            Validation = validation,
            Seed = 1,
        };

    private static Classifier Declared(Dataset known, int epochs)
    {
        var net = new Classifier(seed: 1);
        net.Fit(
            known,
            new FitOptions
            {
                Epochs = epochs,
                Loss = Loss.SparseCategoricalCrossentropy,
                Optimizer = new Adam(),
                Seed = 1,
            }
        );
        return net;
    }

    private static double Accuracy(INetwork net, Dataset test) =>
        net.Evaluate(test, Loss.SparseCategoricalCrossentropy, [Metric.SparseCategoricalAccuracy])["sparse_categorical_accuracy"];
}
