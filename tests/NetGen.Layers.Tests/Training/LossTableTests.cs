using System.Numerics;
using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Which loss and which metric can judge which outputs: what would train to nonsense is refused before the first step, with
/// advice, whatever way the loss takes.</summary>
public class LossTableTests
{
    private const string Logits =
        "each of the 10 outputs of Single may be any number. Let the network end in Activation.Softmax; or, where its outputs are logits, "
        + "say so: new SparseCategoricalCrossentropy(fromLogits: true)";

    private static readonly Loss s_binary = new BinaryCrossentropy(fromLogits: true),
        s_categorical = new CategoricalCrossentropy(fromLogits: true),
        s_sparse = new SparseCategoricalCrossentropy(fromLogits: true);

    [Fact]
    public void ALinearLayerBehindACrossEntropyIsRefusedOnEveryPath()
    {
        INetwork<float> network = CompiledNetwork.Of("[Input(8)] [Dense(10)]").Single(),
            right = CompiledNetwork.Of("[Input(8)] [Dense(10, Activation.Softmax)]").Single();
        Loss loss = Loss.SparseCategoricalCrossentropy;
        var data = new Dataset(new float[16], new float[2], [8], [1]);
        Refuses(network, () => network.Fit(data, new FitOptions { Loss = loss }), Logits);
        Refuses(network, () => network.Evaluate(data, loss), Logits);
        Refuses(network, () => new Trainer<float>(network, loss, new SGD(), 2), Logits);
        Refuses(network, () => network.LossAndGradient(new float[16], new float[2], loss, new float[90]), Logits);
        Refuses(network, () => network.LossAndInputGradient(new float[16], new float[2], loss, new float[16]), Logits);
        right.Fit(data, new FitOptions { Loss = loss });

        INetwork<float> words = CompiledNetwork
            .Of("[Input(4)] [Embedding(10, 3)] [SimpleRNN(4, ReturnSequences = true)] [Dense(10)]")
            .Single();
        const string Words = "each of the 40 outputs of Single may be any number.";
        var text = new SequenceData([.. Enumerable.Range(0, 50).Select(i => i % 10f)]);
        Refuses(words, () => new SequenceTrainer<float>(words).Fit(text, new SequenceOptions { Loss = loss }), Words);
        Refuses(words, () => new SequenceTrainer<float>(words).Evaluate(text, loss), Words);

        INetwork<float> generator = CompiledNetwork.Of("[Input(3)] [Dense(4)]").Single(),
            judge = CompiledNetwork.Of("[Input(4)] [Dense(1)]").Single();
        const string Judge =
            "each of the 1 outputs of Single may be any number. Let the network end in Activation.Sigmoid; or, where its outputs are "
            + "logits, say so: new BinaryCrossentropy(fromLogits: true)";
        Refuses(judge, () => new GanTrainer(generator, judge, new GanOptions()), Judge);
        Refuses(
            judge,
            () =>
                new GanTrainer(
                    generator,
                    judge,
                    new GanOptions { Loss = new AdversarialLoss(Loss.MeanSquaredError, Loss.BinaryCrossentropy, 1) }
                ),
            Judge
        );
        using var trainer = new GanTrainer(generator, judge, new GanOptions { Loss = new AdversarialLoss(s_binary, s_binary, 1) });
        trainer.Step(new float[8]);
    }

    /// <summary>The last layer, and what each of the losses says to it: null where it may judge.</summary>
    public static TheoryData<string, string, string?> Table()
    {
        const string Unbounded = "may be any number",
            Single = "there is nothing to choose",
            Exclusive = "classes that exclude each other",
            Own = "a number between 0 and 1 of its own",
            Already = "are probabilities already",
            Half = "no probability could ever be less than a half";
        var table = new TheoryData<string, string, string?>();
        void Row(string layers, string? binary, string? categorical, string? binaryLogits, string? categoricalLogits)
        {
            foreach (
                (string loss, string? refusal) in new[]
                {
                    ("binary", binary),
                    ("categorical", categorical),
                    ("sparse", categorical),
                    ("generalized", categorical),
                    ("binary logits", binaryLogits),
                    ("categorical logits", categoricalLogits),
                    ("sparse logits", categoricalLogits),
                    ("generalized logits", categoricalLogits),
                    ("square", null),
                    ("absolute", null),
                }
            )
                table.Add(layers, loss, refusal);
        }
        Row("[Dense(3)]", Unbounded, Unbounded, null, null);
        Row("[Dense(3, Activation.Sigmoid)]", null, Own, Already, Already);
        Row("[Dense(3, Activation.Softmax)]", Exclusive, null, Exclusive, Already);
        Row(
            "[Dense(3, Activation.LogSoftmax)]",
            "may be any number up to 0",
            "logarithms of probabilities, as behind Activation.LogSoftmax, are), say so: new",
            "no probability could ever be more than a half",
            null
        );
        Row("[Dense(1)]", Unbounded, Single, null, Single);
        Row("[Dense(1, Activation.Sigmoid)]", null, Single, Already, Single);
        Row("[Dense(3, Activation.Tanh)]", "may be any number from -1 to 1", "may be any number from -1 to 1", null, null);
        Row("[Dense(3, Activation.ReLU)]", "may be any number from 0 on", "may be any number from 0 on", Half, null);
        Row("[Dense(3, Activation.LeakyReLU)]", Unbounded, Unbounded, null, null);
        // What is in [0, 1] without a sigmoid, and a distribution without a softmax, may be judged as well.
        Row("[Dense(3, Activation.HardSigmoid)]", null, Own, Already, Already);
        Row("[Dense(3, Activation.HardTanh)] ", "from -1 to 1", "from -1 to 1", null, null);
        Row("[Dense(3)] [Activation(Activation.Sigmoid)] [Reshape(3, 1)] [Flatten]", null, Own, Already, Already);
        Row("[Dense(6)] [Reshape(2, 3)] [Activation(Activation.Softmax)]", Exclusive, null, Exclusive, Already);
        Row("[Dense(3, Activation.Softmax)] [Dropout(0.2)]", Exclusive, null, Exclusive, Already);
        Row(
            "[Dense(3, Activation.Softmax, Name = \"a\")] [Dense(3, Activation.Softmax)] [Average(\"a\")]",
            Exclusive,
            null,
            Exclusive,
            Already
        );
        Row(
            "[Dense(3, Activation.Sigmoid, Name = \"a\")] [Dense(3, Activation.Sigmoid)] [Multiply(\"a\")] [Maximum(\"a\")]",
            null,
            Own,
            Already,
            Already
        );
        Row(
            "[Dense(3, Activation.Sigmoid, Name = \"a\")] [Dense(3, Activation.Sigmoid)] [Add(\"a\")]",
            "from 0 to 2",
            "from 0 to 2",
            Half,
            null
        );
        Row("[Reshape(4, 1)] [SimpleRNN(3, Activation.Sigmoid)]", null, Own, Already, Already);
        Row("[Reshape(4, 1)] [GRU(3, Activation.Sigmoid, ReturnSequences = true)]", null, Own, Already, Already);
        Row("[Reshape(4, 1)] [LSTM(3)]", "from -1 to 1", "from -1 to 1", null, null);
        Row("[Reshape(4, 1)] [GRU(3)]", "from -1 to 1", "from -1 to 1", null, null);
        Row("[Reshape(4, 1)] [Bidirectional] [LSTM(3, Activation.Sigmoid)]", null, Own, Already, Already);
        Row("[Reshape(2, 2, 1)] [Conv2D(3, 1, Activation.Softmax)] [GlobalAveragePooling2D]", Exclusive, null, Exclusive, Already);
        Row(
            "[Reshape(2, 2, 1)] [Conv2D(3, 1, Activation.Sigmoid)] [MaxPooling2D(2)] [UpSampling2D(2)] [Flatten]",
            null,
            Own,
            Already,
            Already
        );
        return table;
    }

    [Theory, MemberData(nameof(Table))]
    public void EachCell(string layers, string name, string? refusal)
    {
        INetwork<double> network = CompiledNetwork.Of("[Input(4)] " + layers).Double();
        Loss loss = name switch
        {
            "binary" => Loss.BinaryCrossentropy,
            "categorical" => Loss.CategoricalCrossentropy,
            "sparse" => Loss.SparseCategoricalCrossentropy,
            "generalized" => Loss.CategoricalGeneralizedCrossEntropy,
            "binary logits" => s_binary,
            "categorical logits" => s_categorical,
            "sparse logits" => s_sparse,
            "generalized logits" => new CategoricalGeneralizedCrossEntropy(fromLogits: true),
            "square" => Loss.MeanSquaredError,
            _ => Loss.MeanAbsoluteError,
        };
        int outputs = network.Engine.Info.OutputLength;
        void Run() =>
            network.LossAndGradient(
                new double[8],
                new double[2 * loss.TargetLength(outputs, network.Engine.Info.OutputColumns)],
                loss,
                new double[Parameters(network).Length]
            );
        if (refusal is null)
            Run();
        else
            Refuses(network, Run, refusal, loss.Name);
    }

    [Fact]
    public void OutputsLieWhereTheCompilerSays()
    {
        foreach (string layers in Table().Select(row => (string)row[0]).Distinct())
        {
            INetwork<double> network = CompiledNetwork.Of("[Input(4)] " + layers).Double();
            NetGen.CompilerServices.ProgramInfo info = network.Engine.Info;
            var random = new Random(1);
            network.SetParameters([.. Parameters(network).Select(_ => 6 * random.NextDouble() - 3)]);
            double[] outputs = new double[50 * info.OutputLength];
            network.Predict([.. Enumerable.Range(0, 200).Select(_ => 20 * random.NextDouble() - 10)], outputs);
            Assert.All(outputs, y => Assert.InRange(y, info.Outputs.Low - 1e-12, info.Outputs.High + 1e-12));
            if (info.Outputs.AreDistributions)
                Assert.All(outputs.Chunk(info.OutputColumns), row => Assert.Equal(1, row.Sum(), 1e-12));
        }
    }

    [Theory]
    [InlineData("[Dense(10)]", "[Dense(10, Activation.Softmax)]", "sparse")]
    [InlineData("[Dense(10)]", "[Dense(10, Activation.Softmax)]", "categorical")]
    [InlineData("[Dense(12)] [Reshape(3, 4)]", "[Dense(12)] [Reshape(3, 4)] [Activation(Activation.Softmax)]", "categorical")]
    [InlineData("[Dense(12)] [Reshape(3, 4)]", "[Dense(12)] [Reshape(3, 4)] [Activation(Activation.Softmax)]", "sparse")]
    [InlineData("[Dense(3)]", "[Dense(3, Activation.Sigmoid)]", "binary")]
    [InlineData("[Dense(1)]", "[Dense(1, Activation.Sigmoid)]", "binary")]
    public void LogitsAreWhatTheLinkWouldHaveMadeProbabilities(string linear, string linked, string kind)
    {
        INetwork<float> logits = CompiledNetwork.Of("[Input(4)] " + linear).Single(3),
            probabilities = CompiledNetwork.Of("[Input(4)] " + linked).Single(3);
        (Loss ofLogits, Loss ofProbabilities, Metric accuracy) = kind switch
        {
            "sparse" => (s_sparse, Loss.SparseCategoricalCrossentropy, Metric.SparseCategoricalAccuracy),
            "categorical" => (s_categorical, Loss.CategoricalCrossentropy, Metric.CategoricalAccuracy),
            _ => (s_binary, Loss.BinaryCrossentropy, Metric.BinaryAccuracy),
        };
        NetGen.CompilerServices.ProgramInfo info = logits.Engine.Info;
        const int N = 40;
        var random = new Random(5);
        float[] x = [.. Enumerable.Range(0, 4 * N).Select(_ => 4 * random.NextSingle() - 2)];
        int length = ofLogits.TargetLength(info.OutputLength, info.OutputColumns);
        float[] t =
        [
            .. Enumerable
                .Range(0, N * length)
                .Select(i =>
                    kind == "sparse" ? random.Next(info.OutputColumns)
                    : kind == "binary" ? random.Next(2)
                    : 0f
                ),
        ];
        for (int i = 0; kind == "categorical" && i < t.Length; i += info.OutputColumns)
            t[i + random.Next(info.OutputColumns)] = 1;
        float[] gradient = new float[Parameters(logits).Length],
            expected = new float[gradient.Length];
        Assert.Equal(probabilities.LossAndGradient(x, t, ofProbabilities, expected), logits.LossAndGradient(x, t, ofLogits, gradient));
        Assert.Equal(expected, gradient);

        // The loss by itself, sample by sample, from what the network predicts.
        float[] z = new float[N * info.OutputLength],
            slope = new float[info.OutputLength];
        logits.Predict(x, z);
        double mean = Enumerable
            .Range(0, N)
            .Average(i =>
                (double)
                    ofLogits.RowByRow<float>(
                        z.AsSpan(i * info.OutputLength, info.OutputLength),
                        t.AsSpan(i * length, length),
                        slope,
                        info.OutputColumns
                    )
            );
        Assert.Equal(logits.LossAndGradient(x, t, ofLogits, gradient), mean, 1e-6);

        var data = new Dataset(x, t, [4], [length]);
        Metric[] metrics = kind == "sparse" ? [accuracy] : [accuracy, Metric.MeanSquaredError];
        Evaluation of = probabilities.Evaluate(data, ofProbabilities, metrics),
            from = logits.Evaluate(data, ofLogits, metrics);
        Assert.InRange(of[accuracy], 0.01, 0.99);
        foreach ((string key, double value) in of.Scores)
            Assert.Equal(value, from[key], 1e-6);
        History a = probabilities.Fit(
                data,
                new FitOptions
                {
                    Loss = ofProbabilities,
                    Metrics = metrics,
                    Epochs = 3,
                }
            ),
            b = logits.Fit(
                data,
                new FitOptions
                {
                    Loss = ofLogits,
                    Metrics = metrics,
                    Epochs = 3,
                }
            );
        foreach (string key in a.Epochs[0].Keys)
            Assert.Equal(a[key], b[key].Select(v => v), (p, q) => Math.Abs(p - q) < 1e-6);
        Assert.Equal(Parameters(probabilities), Parameters(logits));
    }

    // PyTorch's NLLLoss of log-probabilities: the cross-entropy of the same network that ends in its softmax.
    [Fact]
    public void LogarithmsOfProbabilitiesAreLogits()
    {
        INetwork<double> logs = CompiledNetwork.Of("[Input(4)] [Dense(3, Activation.LogSoftmax)]").Double(3),
            probabilities = CompiledNetwork.Of("[Input(4)] [Dense(3, Activation.Softmax)]").Double(3);
        double[] x = [0.5, -2, 1, 0.25, 40, 0, -3, 7],
            y = new double[6],
            p = new double[6],
            gradient = new double[15],
            expected = new double[15];
        logs.Predict(x, y);
        probabilities.Predict(x, p);
        double loss = logs.LossAndGradient(x, [2, 0], s_sparse, gradient);
        Assert.Equal(probabilities.LossAndGradient(x, [2, 0], Loss.SparseCategoricalCrossentropy, expected), loss, 1e-12);
        Assert.Equal(-(y[2] + y[3]) / 2, loss, 1e-12);
        Assert.All(y.Zip(p), pair => Assert.Equal(pair.Second, Math.Exp(pair.First), 1e-12));
        Assert.All(gradient.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-12));
    }

    [Fact]
    public void AnOutputThatIsAlwaysTheSameIsRefused()
    {
        INetwork<float> network = CompiledNetwork.Of("[Input(4)] [Dense(1)] [Map(\"-abs(x)\")] [Activation(Activation.ReLU)]").Single();
        Refuses(
            network,
            () => network.LossAndGradient(new float[4], new float[1], Loss.MeanSquaredError, new float[5]),
            "Each of the 1 outputs of Single is 0, whatever the network learns: mean_squared_error has nothing to judge."
        );
    }

    [Fact]
    public void SenselessMetricsAreRefused()
    {
        void Of(string layers, Loss loss, Metric metric, int targets, string message)
        {
            INetwork<float> network = CompiledNetwork.Of("[Input(4)] " + layers).Single();
            var data = new Dataset(new float[8], new float[2 * targets], [4], [targets]);
            Refuses(network, () => network.Fit(data, new FitOptions { Loss = loss, Metrics = [metric] }), message, metric.Name);
            Refuses(network, () => network.Evaluate(data, loss, [metric]), message, metric.Name);
        }
        Of("[Dense(1, Activation.Sigmoid)]", Loss.BinaryCrossentropy, Metric.CategoricalAccuracy, 1, "nothing to choose");
        Of("[Dense(1, Activation.Sigmoid)]", Loss.BinaryCrossentropy, Metric.SparseCategoricalAccuracy, 1, "nothing to choose");
        Of("[Dense(3, Activation.Softmax)]", Loss.CategoricalCrossentropy, Metric.BinaryAccuracy, 3, "3 classes that exclude each other");
        Of("[Dense(3)]", s_categorical, Metric.BinaryAccuracy, 3, "3 classes that exclude each other");
        Of("[Dense(3)]", s_binary, new PrecisionScore(topK: 3), 3, "everything would be marked. Choose a topK below 3");
        Of("[Dense(3)]", s_binary, new RecallScore(classId: 3), 3, "is to watch class 3");
    }

    /// <summary>Losses and metrics of one's own know what they are given: the outputs, as the network predicts them.</summary>
    [Fact]
    public void OnesOwnAreNotRefused()
    {
        INetwork<float> network = CompiledNetwork.Of("[Input(1)] [Dense(1, UseBias = false)]").Single();
        network.SetParameters([3]);
        var data = new Dataset([1], [1], [1], [1]);
        Assert.Equal(3, network.Evaluate(data, new First(), [new Raw()])["raw"]);
        Assert.Equal(3, network.Evaluate(data, s_binary, [new Raw()])["raw"]);
    }

    private static void Refuses<T>(INetwork<T> network, Action action, params string[] message)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] before = Parameters(network);
        string actual = Assert.Throws<ArgumentException>(action).Message;
        Assert.All(message, text => Assert.Contains(text, actual, StringComparison.Ordinal));
        Assert.Equal(before, Parameters(network));
    }

    private static T[] Parameters<T>(INetwork<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var parameters = new T[NetGen.CompilerServices.Layout.Count(network.Engine.Info)];
        network.CopyParametersTo(parameters);
        return parameters;
    }

    private sealed class First : Loss
    {
        public override string Name => "first";

        public override T Sample<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, Span<T> gradient)
        {
            gradient.Clear();
            gradient[0] = T.One;
            return output[0];
        }
    }

    private sealed class Raw : MeanMetric
    {
        public override string Name => "raw";

        protected override double Sample<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, int classes) =>
            double.CreateTruncating(output[0]);
    }
}
