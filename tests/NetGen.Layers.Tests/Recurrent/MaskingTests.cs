using System.Numerics;
using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Sequences of different lengths in one batch: padding changes neither loss nor gradient nor metrics.</summary>
public class MaskingTests
{
    private const int Steps = 5,
        Features = 3;
    private const string Classifier = "[Input(5, 3)] [Masking] [Dense(4, Activation.Tanh)] [Dense(2, Activation.Softmax)]";

    /// <summary>Steps of each sequence.</summary>
    private static readonly int[] s_lengths = [5, 2, 0, 4, 1, 5, 3];

    public static TheoryData<string, Loss> Losses =>
        new()
        {
            { "[Dense(2, Activation.Softmax)]", Loss.SparseCategoricalCrossentropy },
            { "[Dense(19, Activation.Softmax)]", Loss.SparseCategoricalCrossentropy },
            { "[Dense(2, Activation.Softmax)]", Loss.CategoricalCrossentropy },
            { "[Dense(2)]", new CategoricalCrossentropy(fromLogits: true) },
            {
                "[Dense(2, Activation.Softmax, Name = \"p\")] [Dense(2, Activation.Softmax)] [Average(\"p\")]",
                Loss.CategoricalCrossentropy
            },
            { "[Dense(2, Activation.Softmax)]", Loss.MeanSquaredError },
            { "[Dense(1, Activation.Sigmoid)]", Loss.BinaryCrossentropy },
            { "[Dense(19, Activation.Sigmoid)]", Loss.BinaryCrossentropy },
            { "[Dense(3)]", Loss.MeanSquaredError },
            { "[Dense(1, Activation.Sigmoid)]", Loss.MeanAbsoluteError },
        };

    [Theory]
    [InlineData(Classifier)]
    [InlineData("[Input(5, 3)] [Masking] [Dense(4, Activation.Tanh)] [Dense(1, Activation.Sigmoid)]")]
    [InlineData("[Input(5, 3)] [Masking] [Dense(20)]")]
    [InlineData("[Input(5, 1)] [Masking] [Dense(4, Activation.ReLU)] [Dense(2)]")]
    [InlineData("[Input(1, 3)] [Masking] [Dense(2)]")]
    [InlineData("[Input(18, 3)] [Masking] [Dense(2)]")]
    [InlineData("[Input(5, 3)] [Dense(4, UseBias = false)] [Masking] [Dense(2)]")]
    [InlineData("[Input(5, 3)] [Masking] [Dense(4, L2 = 0.1, ActivityL2 = 0.1)] [Dense(2)]")]
    [InlineData(
        "[Input(5, 3)] [Masking] [Dense(4)] [PReLU] [LayerNormalization] [Activation(Activation.Tanh)] [Dropout(0.4)] "
            + "[GaussianNoise(0.1)] [Dense(2)]"
    )]
    [InlineData("[Input(5, 3)] [Masking] [Dense(4)] [BatchNormalization] [Dense(2)]")]
    [InlineData(
        "[Input(5, 3)] [Masking] [Dense(4, Name = \"h\")] [Dense(4)] [Add(\"h\")] [Multiply(\"h\")] [Average(\"h\")] [Maximum(\"h\")] "
            + "[Concatenate(\"h\")] [Dense(2)]"
    )]
    [InlineData(
        "[Input(5, 3)] [Masking(Name = \"m\")] [Rescaling(0.5, 1)] [LeakyReLU] [ELU] [RMSNormalization] [UnitNormalization] [Subtract(\"m\")] [Minimum(\"m\")] [Dense(2)]"
    )]
    [InlineData("[Input(5, 3)] [Masking] [Permute(2, 1)] [UpSampling1D(2)] [Dense(2)]")]
    [InlineData(
        "[Input(5, 3, Name = \"a\")] [Input(5, 2, Name = \"b\")] [Masking(From = \"a\", Name = \"m\")] [Masking(From = \"b\")] "
            + "[Concatenate(\"m\")] [Dense(2)]"
    )]
    [InlineData("[Input(5, 3)] [Masking] [BatchNormalization(Axis = 2)] [Dense(2)]")]
    [InlineData("[Input(5, 3)] [Masking]")]
    [InlineData("[Input(5, 3)] [Masking] [Flatten] [Dense(2)]")]
    [InlineData("[Input(5, 6)] [Masking] [Subnetwork(typeof(Steps))] [Dense(2)]")]
    [InlineData("[Input(5, 6)] [Subnetwork(typeof(Padded))] [Dense(2)]")]
    [InlineData("[Input(5, 3)] [Masking] [Dense(4, Activation.Tanh)] [GlobalAveragePooling1D] [Dense(2)]")]
    [InlineData("[Input(5, 3)] [Masking] [Dense(17)] [GlobalMaxPooling1D] [Dense(2)]")]
    [InlineData("[Input(18, 1)] [Masking] [LSTM(3, ReturnSequences = true)] [GlobalMaxPooling1D(KeepDims = true)]")]
    [InlineData("[Input(1, 2)] [Masking] [Dense(3)] [GlobalMaxPooling1D]")]
    public void Gradients(string declaration) => Check.Padded(declaration);

    [Fact]
    public void OtherValues() =>
        Check.Padded("[Input(5, 3)] [Masking(MaskValue = -1.5)] [Dense(4, Activation.Tanh)] [Dense(2)]", padding: -1.5);

    [Theory]
    [InlineData("[Dense(4)]", true)]
    [InlineData("[Dense(4)] [BatchNormalization]", true)]
    [InlineData("[TimeDistributed] [Dense(4)]", true)]
    [InlineData("[Bidirectional] [GRU(4, ReturnSequences = true)]", true)]
    [InlineData("[Bidirectional] [GRU(4)]", false)]
    [InlineData("[Dense(3)] [Add(\"masking\")]", true)]
    [InlineData("[Dense(3)] [Add(\"input\")]", false)]
    [InlineData("[Concatenate(\"input\")]", false)]
    [InlineData("[BatchNormalization(Axis = 1)]", true)]
    [InlineData("[UnitNormalization(Axis = 1)]", true)]
    [InlineData("[Reshape(3, 5)]", false)]
    [InlineData("[Conv1D(4, 3, Padding = Padding.Same)]", false)]
    [InlineData("[Conv1D(4, 3, Padding = Padding.Causal)]", true)]
    [InlineData("[Conv1D(4, 3, Strides = 2, Padding = Padding.Causal)]", false)]
    [InlineData("[MaxPooling1D(1)]", false)]
    [InlineData("[Conv1D(4, 3, Padding = Padding.Causal, DataFormat = DataFormat.ChannelsFirst)]", false)]
    [InlineData("[GlobalAveragePooling1D(DataFormat = DataFormat.ChannelsFirst)]", false)]
    [InlineData("[Flatten]", false)]
    [InlineData("[GlobalAveragePooling1D]", false)]
    [InlineData("[GlobalMaxPooling1D(KeepDims = true)]", false)]
    [InlineData("[Dense(4, Name = \"a\")] [Dense(4, Name = \"b\")] [Output(\"a\", \"b\")]", false)]
    public void WhatKeepsAMask(string layers, bool keeps)
    {
        INetwork<float> network = CompiledNetwork.Of("[Input(5, 3)] [Masking] " + layers).Single();
        Assert.Equal(keeps ? Steps : 0, network.Engine.Info.MaskedSteps);
    }

    /// <summary>Of sequences one after another each has its own padding, and half of a sequence none.</summary>
    [Fact]
    public void JoinedSequencesHaveTheirMasksJoined()
    {
        INetwork<double> net = CompiledNetwork
            .Of(
                "[Input(2, 1, Name = \"a\")] [Input(2, 1, Name = \"b\")] [Masking(From = \"a\", Name = \"m\")] "
                    + "[Concatenate(\"b\", Axis = 1)] [Dense(1, KernelInitializer = Initializer.Ones)] [GlobalAveragePooling1D]"
            )
            .Double();
        var y = new double[1];
        net.Predict([3, 0, 5, 0], y);
        Assert.Equal((3.0 + 5 + 0) / 3, y[0], 1e-14);
        INetwork<double> half = CompiledNetwork.Of("[Input(4, 1)] [Masking] [GLU(Axis = 1)] [GlobalAveragePooling1D]").Double();
        half.Predict([3, 1, 0, 0], y);
        Assert.Equal((3 * 0.5 + 1 * 0.5) / 2, y[0], 1e-14);
    }

    // Of each length the mean and the maximum are those of a sequence without padding; of none at all they are 0.
    [Theory]
    [InlineData("GlobalAveragePooling1D")]
    [InlineData("GlobalMaxPooling1D")]
    public void PoolingOverTimeLeavesPaddingOut(string pooling)
    {
        const string Dense = "[Dense(4, BiasInitializer = Initializer.Ones)]";
        INetwork<double> masked = CompiledNetwork.Of($"[Input(5, 3)] [Masking] {Dense} [{pooling}]").Double();
        (double[] inputs, _) = Batch(masked, Loss.MeanSquaredError, out _);
        var y = new double[s_lengths.Length * 4];
        masked.Predict(inputs, y);
        for (int i = 0; i < s_lengths.Length; i++)
        {
            var expected = new double[4];
            if (s_lengths[i] > 0)
            {
                INetwork<double> alone = CompiledNetwork.Of($"[Input({s_lengths[i]}, 3)] {Dense} [{pooling}]").Double();
                alone.SetWeights(masked.GetWeights());
                alone.Predict(inputs.AsSpan(i * Steps * Features, s_lengths[i] * Features), expected);
            }
            for (int j = 0; j < 4; j++)
                Assert.Equal(expected[j], y[4 * i + j], 1e-14);
        }
    }

    // Keras' rule: what has no use for a mask sees what padding has become.
    [Theory]
    [InlineData("[Masking] [Flatten]", new double[] { 7, 0, 0 })]
    [InlineData(
        "[Masking] [Dense(1, KernelInitializer = Initializer.Ones, BiasInitializer = Initializer.Ones)] [Flatten]",
        new double[] { 8, 1, 1 }
    )]
    [InlineData(
        "[Masking] [Dense(1, KernelInitializer = Initializer.Ones, BiasInitializer = Initializer.Ones)] [MaxPooling1D(2)] [Flatten]",
        new double[] { 8 }
    )]
    [InlineData(
        "[Masking] [SimpleRNN(1, Activation.Linear, KernelInitializer = Initializer.Ones, RecurrentInitializer = Initializer.Ones, "
            + "ReturnSequences = true)] [Reshape(3)]",
        new double[] { 7, 7, 7 }
    )]
    public void WhatDropsAMaskSeesThePaddingItself(string layers, double[] expected)
    {
        INetwork<double> network = CompiledNetwork.Of("[Input(3, 1)] " + layers).Double();
        double[] y = new double[expected.Length];
        network.Predict([7, 0, 0], y);
        Assert.Equal(expected, y);
    }

    [Fact]
    public void WhatDropsTheMaskOfTokensSeesRowZero()
    {
        INetwork<double> network = CompiledNetwork.Of("[Input(2)] [Embedding(3, 1, MaskZero = true)] [Flatten]").Double();
        network.SetParameters([0.5, 1, 2]);
        double[] y = new double[2];
        network.Predict([2, 0], y);
        Assert.Equal([2, 0.5], y);
    }

    [Fact]
    public void AStepIsPaddingOnlyIfAllFeaturesAre()
    {
        INetwork<float> network = CompiledNetwork.Of("[Input(2, 3)] [Masking(MaskValue = 2)] [Dense(1)]").Single();
        network.SetParameters([1, 1, 1, 0]);
        Assert.Equal(36 / 1, network.LossAndGradient([2, 2, 2, 2, 2, 2.5f], [100, 0.5f], Loss.MeanSquaredError, new float[4]));
        Assert.True(
            float.IsNaN(
                network.LossAndGradient([2, 2, 2, float.NaN, float.NaN, float.NaN], [100, 0.5f], Loss.MeanSquaredError, new float[4])
            )
        );
        var y = new float[2];
        network.Predict([2, 2, 2, 2, 2, 2.5f], y);
        Assert.Equal([0, 6.5f], y);
    }

    // Each length has a network without a mask.
    [Theory]
    [MemberData(nameof(Losses))]
    public void LossAndGradientAreThoseOfSequencesOneByOne(string end, Loss loss)
    {
        OneByOne(end, loss, c => c.Double(), 1e-12);
        OneByOne(end, loss, c => c.Single(), 2e-6);
    }

    [Fact]
    public void TargetsOfPaddingDoNotMatter()
    {
        INetwork<float> network = CompiledNetwork.Of(Classifier).Single();
        (float[] inputs, float[] targets) = Batch<float>(network, Loss.SparseCategoricalCrossentropy, out _);
        float[] gradient = new float[26],
            other = new float[26];
        float loss = network.LossAndGradient(inputs, targets, Loss.SparseCategoricalCrossentropy, gradient);
        for (int row = 0; row < targets.Length; row++)
            if (row % Steps >= s_lengths[row / Steps])
                targets[row] = 1;
        Assert.Equal(loss, network.LossAndGradient(inputs, targets, Loss.SparseCategoricalCrossentropy, other));
        Assert.Equal(gradient, other);
    }

    [Fact]
    public void NothingButPaddingIsNoLoss()
    {
        INetwork<float> network = CompiledNetwork
            .Of("[Input(5, 3)] [Masking] [Dense(4)] [BatchNormalization] [Dense(2, Activation.Softmax)]")
            .Single();
        float[] gradient = new float[34];
        gradient.AsSpan().Fill(7);
        Assert.Equal(0, network.LossAndGradient(new float[30], new float[10], Loss.SparseCategoricalCrossentropy, gradient));
        Assert.All(gradient, g => Assert.Equal(0, g));
        Assert.Equal(0, network.Evaluate(new Dataset(new float[30], new float[10], [5, 3], [5]), Loss.SparseCategoricalCrossentropy).Loss);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void EvaluateIsTheMeanOverAllSteps(int batchSize)
    {
        INetwork<float> network = CompiledNetwork.Of(Classifier).Single();
        (float[] inputs, float[] targets) = Batch<float>(network, Loss.SparseCategoricalCrossentropy, out int steps);
        float[] y = new float[targets.Length * 2];
        network.Predict(inputs, y);
        double loss = 0,
            right = 0;
        for (int row = 0; row < targets.Length; row++)
        {
            if (row % Steps >= s_lengths[row / Steps])
                continue;
            loss -= Math.Log(y[2 * row + (int)targets[row]]) / steps;
            right += (y[2 * row + 1] > y[2 * row] ? 1 : 0) == targets[row] ? 1 : 0;
        }
        Evaluation scores = network.Evaluate(
            new Dataset(inputs, targets, [Steps, Features], [Steps]),
            Loss.SparseCategoricalCrossentropy,
            [Metric.SparseCategoricalAccuracy],
            batchSize
        );
        Assert.Equal(loss, scores.Loss, 1e-6);
        Assert.Equal(right / steps, scores[Metric.SparseCategoricalAccuracy], 1e-12);
    }

    [Theory]
    [InlineData(Classifier)]
    [InlineData("[Input(5, 3)] [Masking] [Dense(4, Activation.Tanh)] [BatchNormalization] [Dropout(0.2)] [Dense(2, Activation.Softmax)]")]
    public void ThreadsDoNotChangeTheBits(string declaration)
    {
        float[] expected = Fitted(declaration, threads: 1, SequencePadding.Post, out _);
        Assert.Equal(expected, Fitted(declaration, threads: 2, SequencePadding.Post, out _));
        Assert.Equal(expected, Fitted(declaration, threads: 3, SequencePadding.Post, out _));
    }

    [Theory]
    [InlineData(SequencePadding.Post)]
    [InlineData(SequencePadding.Pre)]
    public void FitsSequencesOfDifferentLengths(SequencePadding padding)
    {
        Fitted(Classifier, threads: 1, padding, out History history);
        Assert.True(
            history.Epochs[^1]["loss"] < 0.2 && history.Epochs[^1]["sparse_categorical_accuracy"] > 0.97,
            string.Join(", ", history.Epochs[^1])
        );
        Assert.Equal(history.Epochs[^1]["val_loss"], history.Epochs[^1]["loss"], 0.05);
    }

    [Fact]
    public void LossesAndMetricsOfWholeSequencesAreRefused()
    {
        INetwork<float> network = CompiledNetwork.Of(Classifier).Single();
        string Message(Action action) => Assert.Throws<ArgumentException>(action).Message;
        const string expected = "last_step is asked for each step by itself; but it takes 1 target values for a step and 1 for all of them";
        Assert.Contains(expected, Message(() => network.LossAndGradient(new float[15], [0], new LastStep(), new float[26])));
        Assert.Contains(expected, Message(() => new Trainer<float>(network, new LastStep(), new SGD(), 1)));
        Assert.Contains(expected, Message(() => network.Evaluate(new Dataset(new float[15], new float[1], [5, 3], [1]), new LastStep())));
        Assert.Contains(
            "sparse_categorical_accuracy needs 5 target values",
            Message(() =>
                network.Evaluate(
                    new Dataset(new float[15], new float[10], [5, 3], [10]),
                    Loss.MeanSquaredError,
                    [Metric.SparseCategoricalAccuracy]
                )
            )
        );
    }

    private static void OneByOne<T>(string end, Loss loss, Func<CompiledNetwork, INetwork<T>> make, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        INetwork<T> masked = make(CompiledNetwork.Of("[Input(5, 3)] [Masking] [Dense(4, Activation.Tanh)] " + end));
        (T[] inputs, T[] targets) = Batch(masked, loss, out int steps);
        int count = CompilerServices.Layout.Count(masked.Engine.Info),
            targetLength = targets.Length / s_lengths.Length / Steps;
        T[] parameters = new T[count],
            gradient = new T[count],
            part = new T[count];
        masked.CopyParametersTo(parameters);
        double value = double.CreateChecked(masked.LossAndGradient(inputs, targets, loss, gradient)),
            expected = 0;
        var sum = new double[count];
        for (int i = 0; i < s_lengths.Length; i++)
        {
            int length = s_lengths[i];
            if (length == 0)
                continue;
            INetwork<T> alone = make(CompiledNetwork.Of($"[Input({length}, 3)] [Dense(4, Activation.Tanh)] " + end));
            alone.SetParameters(parameters);
            double weight = (double)length / steps;
            expected +=
                weight
                * double.CreateChecked(
                    alone.LossAndGradient(
                        inputs.AsSpan(i * Steps * Features, length * Features),
                        targets.AsSpan(i * Steps * targetLength, length * targetLength),
                        loss,
                        part
                    )
                );
            for (int k = 0; k < count; k++)
                sum[k] += weight * double.CreateChecked(part[k]);
        }
        Assert.Equal(expected, value, tolerance * (1 + Math.Abs(expected)));
        double error = Check.RelativeError(Array.ConvertAll(gradient, double.CreateChecked), sum);
        Assert.True(error < tolerance, $"The gradient is off by {error:e1}.");
    }

    // Sequences padded behind, and usable targets that no network would guess.
    private static (T[] Inputs, T[] Targets) Batch<T>(INetwork<T> network, Loss loss, out int steps)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(1);
        int classes = network.Engine.Info.OutputColumns,
            targetLength = loss.TargetLength(classes, classes);
        T[] inputs = new T[s_lengths.Length * Steps * Features],
            targets = new T[s_lengths.Length * Steps * targetLength];
        for (int i = 0; i < inputs.Length; i++)
            if (i / Features % Steps < s_lengths[i / Features / Steps])
                inputs[i] = T.CreateChecked(2 * random.NextDouble() - 1);
        for (int i = 0; i < targets.Length; i++)
            if (i / targetLength % Steps < s_lengths[i / targetLength / Steps])
                targets[i] = T.CreateChecked(targetLength == 1 ? random.Next(Math.Max(2, classes)) : random.NextDouble());
        steps = s_lengths.Sum();
        return (inputs, targets);
    }

    // Whether a step's features sum up to something positive.
    private static float[] Fitted(string declaration, int threads, SequencePadding padding, out History history)
    {
        INetwork<float> network = CompiledNetwork.Of(declaration).Single(seed: 7);
        var random = new Random(1);
        float[][] sequences =
        [
            .. Enumerable
                .Range(0, 100)
                .Select(i => Enumerable.Range(0, i % (Steps + 1) * Features).Select(_ => 2 * random.NextSingle() - 1).ToArray()),
        ];
        float[][] labels = [.. sequences.Select(s => s.Chunk(Features).Select(step => step.Sum() > 0 ? 1f : 0).ToArray())];
        Dataset data = Dataset.FromSequences(sequences, labels, Steps, Features, targetsPerStep: true, padding);
        history = network.Fit(
            data,
            new FitOptions
            {
                Loss = Loss.SparseCategoricalCrossentropy,
                Metrics = [Metric.SparseCategoricalAccuracy],
                Validation = data,
                Optimizer = new Adam(0.05f),
                Epochs = 20,
                BatchSize = 16,
                MaxDegreeOfParallelism = threads,
            }
        );
        var parameters = new float[CompilerServices.Layout.Count(network.Engine.Info)];
        network.CopyParametersTo(parameters);
        return parameters;
    }

    private sealed class LastStep : Loss
    {
        public override string Name => "last_step";

        public override int TargetLength(int outputLength, int classes) => 1;

        public override T Sample<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, Span<T> gradient) =>
            throw new InvalidOperationException("Nothing has one target a sequence.");
    }
}
