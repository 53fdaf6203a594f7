using System.Numerics;
using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Wrong lengths, unusable values and damaged files: an exception that names the value and what was expected, and nothing has
/// changed.</summary>
public class BadInputTests
{
    private const string Declaration = "[Input(4)] [Dense(6, Activation.Tanh)] [Dense(3, Activation.Softmax)]";

    private readonly INetwork<float> _network = CompiledNetwork.Of(Declaration).Single();
    private readonly float[] _gradient = Filled(51);

    [Theory]
    [InlineData(3, 3, "samples of 4 values; 3 values")]
    [InlineData(9, 6, "samples of 4 values; 9 values")]
    [InlineData(4, 2, "makes 3 values of each sample, 3 of these 1; the output span holds 2")]
    [InlineData(8, 3, "makes 3 values of each sample, 6 of these 2; the output span holds 3")]
    [InlineData(4, 4, "the output span holds 4")]
    [InlineData(0, 3, "0 of these 0; the output span holds 3")]
    public void PredictLengths(int input, int output, string message)
    {
        float[] y = Filled(output);
        Throws<ArgumentException>(() => _network.Predict(new float[input], y), message);
        Assert.Equal(Filled(output), y);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(8)]
    public void PredictClassLengths(int input) =>
        Throws<ArgumentException>(() => _network.Engine.PredictClass(new float[input]), $"one sample of 4 values, not {input}");

    [Theory]
    [InlineData(0, 0, 51, "There is no sample")]
    [InlineData(7, 1, 51, "samples of 4 values; 7 values")]
    [InlineData(8, 1, 51, "needs 1 target values for each of the 2 samples, 2 in all, but there are 1")]
    [InlineData(4, 3, 51, "needs 1 target values for each of the 1 samples, 1 in all, but there are 3")]
    [InlineData(4, 1, 50, "has 51 parameters, but the span holds 50")]
    [InlineData(4, 1, 52, "has 51 parameters, but the span holds 52")]
    public void LossAndGradientLengths(int inputs, int targets, int parameters, string message)
    {
        float[] gradient = Filled(parameters);
        Throws<ArgumentException>(
            () => _network.LossAndGradient(new float[inputs], new float[targets], Loss.SparseCategoricalCrossentropy, gradient),
            message
        );
        Assert.Equal(Filled(parameters), gradient);
    }

    [Theory]
    [InlineData(3, "is 3;")]
    [InlineData(-1, "is -1;")]
    [InlineData(0.5, "is 0.5;")]
    [InlineData(1e20, "is 1E+20;")]
    [InlineData(double.NaN, "is NaN;")]
    [InlineData(double.PositiveInfinity, "is Infinity;")]
    public void Labels(double label, string message) =>
        BadTarget(
            Loss.SparseCategoricalCrossentropy,
            [2, (float)label],
            "Target 0 of sample 1 " + message,
            "whole class numbers from 0 to 2"
        );

    [Theory]
    [InlineData(double.NaN, "is NaN;")]
    [InlineData(double.NegativeInfinity, "is -Infinity;")]
    public void Targets(double target, string message)
    {
        float[] targets = [0, 1, 0, 0, 0, (float)target];
        foreach (
            Loss loss in new[] { Loss.MeanSquaredError, Loss.MeanAbsoluteError, Loss.CategoricalCrossentropy, Loss.BinaryCrossentropy }
        )
            BadTarget(loss, targets, "Target 2 of sample 1 " + message, loss.Name + " needs");
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.5)]
    public void Probabilities(double target)
    {
        foreach (Loss loss in new[] { Loss.CategoricalCrossentropy, Loss.BinaryCrossentropy })
            BadTarget(
                loss,
                [0, (float)target, 0, 0, 0, 1],
                FormattableString.Invariant($"Target 1 of sample 0 is {target};"),
                "between 0 and 1"
            );
    }

    [Fact]
    public void NaNInput()
    {
        float[] inputs = new float[40];
        inputs[22] = float.NaN;
        using (var trainer = new Trainer<float>(_network, Loss.SparseCategoricalCrossentropy, new SGD(0.25f), 10))
            Throws<ArgumentException>(() => trainer.Step(inputs, new float[10]), "Sample 5 has NaN at position 2", "finite values");
        var options = new FitOptions
        {
            BatchSize = 3,
            Loss = Loss.SparseCategoricalCrossentropy,
            Optimizer = new SGD(0.25f),
        };
        Throws<ArgumentException>(() => _network.Fit(new Unchecked(inputs, new float[10], 10), options), "Sample 5 has NaN at position 2");
        Throws<ArgumentException>(
            () =>
                _network.Fit(
                    new Dataset(new float[40], new float[10], [4], [1]),
                    new FitOptions { Loss = Loss.SparseCategoricalCrossentropy, Validation = new Unchecked(inputs, new float[10], 10) }
                ),
            "Sample 5 has NaN at position 2"
        );
        Assert.True(float.IsNaN(_network.LossAndGradient(inputs, new float[10], Loss.SparseCategoricalCrossentropy, _gradient)));
    }

    // In each position of samples of any length, however many vectors they are; and nothing that is finite.
    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void InputsThatAreNotFinite(float value)
    {
        foreach (int length in new[] { 1, 7, 8, 17, 64, 71, 200 })
        {
            INetwork<float> network = CompiledNetwork.Of($"[Input({length})] [Dense(1)]").Single();
            using var trainer = new Trainer<float>(network, Loss.MeanSquaredError, new SGD(1e-6f), 2);
            for (int at = 0; at < 2 * length; at++)
            {
                var inputs = new float[2 * length];
                inputs[at] = value;
                string message = Assert.Throws<ArgumentException>(() => trainer.Step(inputs, new float[2])).Message;
                Assert.StartsWith(
                    FormattableString.Invariant($"Sample {at / length} has {value} at position {at % length};"),
                    message,
                    StringComparison.Ordinal
                );
            }
            float[] largest = new float[2 * length];
            (largest[0], largest[^1]) = (1e18f, -1e18f);
            trainer.Step(largest, new float[2]);
            Assert.Equal(1, trainer.Steps);
        }
    }

    // What was finite when the run began: the step refuses it, and the parameters are those of the step before.
    [Fact]
    public void SourcesThatChange()
    {
        float[] inputs = new float[40];
        var source = new Unchecked(inputs, new float[10], 10);
        var options = new FitOptions
        {
            BatchSize = 5,
            Shuffle = false,
            Loss = Loss.SparseCategoricalCrossentropy,
            Callbacks = [new Spoiler(() => inputs[36] = float.PositiveInfinity)],
        };
        Assert.Contains(
            "Sample 9 has Infinity at position 0",
            Assert.Throws<ArgumentException>(() => _network.Fit(source, options)).Message,
            StringComparison.Ordinal
        );
        Assert.All(Parameters(), x => Assert.True(float.IsFinite(x)));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(24)]
    public void InputShape(int length) =>
        Throws<ArgumentException>(
            () =>
                _network.Fit(
                    new Dataset(new float[2 * length], new float[2], [length], [1]),
                    new FitOptions { Loss = Loss.SparseCategoricalCrossentropy }
                ),
            $"[{length}]",
            "takes 4"
        );

    [Fact]
    public void WeightShapes()
    {
        Weights(
            weights => weights[0] = new NamedTensor<float>("dense.kernel", [6, 4], new float[24]),
            "'dense.kernel' must have the shape [4, 6], but has [6, 4]"
        );
        Weights(
            weights => weights[0] = new NamedTensor<float>("dense.kernel", [24], new float[24]),
            "must have the shape [4, 6], but has [24]"
        );
        Weights(
            weights => weights[3] = new NamedTensor<float>("dense_1.bias", [3], new float[2]),
            "'dense_1.bias' must have the shape [3]",
            "2 values"
        );
    }

    [Fact]
    public void WeightNames()
    {
        Weights(weights => weights.RemoveAt(3), "'dense_1.bias'", "is missing");
        Weights(weights => weights.Clear(), "'dense.kernel'", "is missing");
        Weights(weights => weights.Add(new NamedTensor<float>("dense_2.bias", [1], new float[1])), "has no tensor 'dense_2.bias'");
        Weights(weights => weights.Add(weights[1]), "'dense.bias' is there twice");
        Weights(weights => weights[2] = weights[2] with { Name = "Dense_1.kernel" }, "'dense_1.kernel'", "is missing");
    }

    [Fact]
    public void Nulls()
    {
        Throws<ArgumentNullException>(() => _network.SetWeights(null!), "weights");
        Throws<ArgumentNullException>(() => _network.LossAndGradient(new float[4], new float[1], null!, _gradient), "loss");
        Throws<ArgumentNullException>(() => _network.Load((string)null!), "path");
        Throws<ArgumentNullException>(() => _network.Load((Stream)null!), "stream");
        Weights(
            weights => weights[2] = weights[2] with { Values = null! },
            "Of the 4 tensors, number 2 is null, or its name, shape or values are"
        );
        Weights(weights => weights[1] = null!, "Of the 4 tensors, number 1 is null");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    [InlineData(52)]
    public void ParameterLengths(int length)
    {
        Throws<ArgumentException>(() => _network.SetParameters(new float[length]), $"has 51 parameters, but the span holds {length}");
        float[] parameters = Filled(length);
        Throws<ArgumentException>(() => _network.CopyParametersTo(parameters), $"has 51 parameters, but the span holds {length}");
        Assert.Equal(Filled(length), parameters);
    }

    [Fact]
    public void TruncatedFiles()
    {
        byte[] file = Saved(CompiledNetwork.Of(Declaration).Single(2));
        for (int length = 0; length < file.Length; length++)
            Load(file[..length]);
        Load([.. file, 0], "describes 204 bytes of values, but 205 follow");
        _network.Load(new MemoryStream(file));
        Assert.Equal(file, Saved(_network));
    }

    [Fact]
    public void HostileFiles()
    {
        byte[] file = Saved(_network),
            header = file[8..(8 + BitConverter.ToInt32(file))];
        Load([255, 255, 255, 255, 255, 255, 255, 127, .. file[8..]], "9223372036854775807 bytes");
        Load([255, 255, 255, 4, 0, 0, 0, 0, .. file[8..]], "should have 83886079 bytes, but only");
        Load([.. file[..8], (byte)'[', .. file[9..]], "must begin with '{', but begins with the byte 0x5B");
        string text = System.Text.Encoding.UTF8.GetString(header);
        void Header(string from, string to, params string[] message)
        {
            Assert.Contains(from, text, StringComparison.Ordinal);
            byte[] changed = System.Text.Encoding.UTF8.GetBytes(text.Replace(from, to, StringComparison.Ordinal));
            Load([.. BitConverter.GetBytes((long)changed.Length), .. changed, .. file[(8 + header.Length)..]], message);
        }
        Header("[4,6]", "[6,4]", "'dense.kernel' must have the shape [4, 6], but has [6, 4]");
        Header("[4,6]", "[-4,-6]", "dense.kernel", "number 1");
        Header("[0,96]", "[0,9223372036854775807]", "'dense.kernel'", "[0, 9223372036854775807]", "96 bytes");
        Header("[0,96]", "[4,100]", "'dense.kernel'", "begins at byte 4");
        Header("\"F32\"", "\"F64\"", "'F64'", "'F32'");
        Header("dense_1.bias", "dense_9.bias", "no tensor 'dense_9.bias'");
        Header("dense_1.bias", "dense.bias", "dense.bias");
    }

    [Fact]
    public void OtherNetworksFiles()
    {
        Load(
            Saved(CompiledNetwork.Of("[Input(4)] [Dense(7, Activation.Tanh)] [Dense(3, Activation.Softmax)]").Single()),
            "'dense.kernel' must have the shape [4, 6], but has [4, 7]"
        );
        Load(Saved(CompiledNetwork.Of(Declaration).Double()), "'dense.kernel' has the type 'F64'", "'F32'");
    }

    private delegate void TwoInputs(ReadOnlySpan<float> p, ReadOnlySpan<float> q, Span<float> output);

    [Fact]
    public void PartsOfTheInput()
    {
        INetwork<float> network = CompiledNetwork
            .Of("[Input(3, Name = \"p\")] [Input(4, Name = \"q\")] [Concatenate(\"p\")] [Dense(2)]")
            .Single();
        TwoInputs predict = network
            .GetType()
            .GetMethods()
            .Single(m => m.Name == "Predict" && m.GetParameters().Length == 3)
            .CreateDelegate<TwoInputs>(network);
        Assert.Equal(["p", "q", "output"], predict.Method.GetParameters().Select(p => p.Name));

        float[] y = new float[4],
            expected = new float[4];
        network.Predict([1, 2, 3, 4, 5, 6, 7, 11, 12, 13, 14, 15, 16, 17], expected);
        predict([1, 2, 3, 11, 12, 13], [4, 5, 6, 7, 14, 15, 16, 17], y);
        Assert.Equal(expected, y);

        void Bad(int p, int q, int output, string message)
        {
            float[] untouched = Filled(output);
            Assert.Contains(
                message,
                Assert.Throws<ArgumentException>(() => predict(new float[p], new float[q], untouched)).Message,
                StringComparison.Ordinal
            );
            Assert.Equal(Filled(output), untouched);
        }
        Bad(4, 4, 2, "'p' must hold 3 values for each of the 1 samples, 3 in all, not 4");
        Bad(2, 4, 2, "'p' must hold 3 values");
        Bad(6, 4, 4, "'q' must hold 4 values for each of the 2 samples, 8 in all, not 4");
        Bad(3, 5, 2, "'q' must hold 4 values for each of the 1 samples, 4 in all, not 5");
        Bad(3, 4, 3, "'output' must hold 2 values for each of the 1 samples, 2 in all, not 3");
        Bad(0, 4, 2, "'q' must hold 4 values for each of the 0 samples, 0 in all, not 4");
    }

    private void BadTarget(Loss loss, float[] targets, params string[] message)
    {
        INetwork<float> network =
            loss is BinaryCrossentropy
                ? CompiledNetwork.Of(Declaration.Replace("Softmax", "Sigmoid", StringComparison.Ordinal)).Single()
                : _network;
        Throws<ArgumentException>(() => network.LossAndGradient(new float[8], targets, loss, _gradient), message);
        Assert.Equal(Filled(51), _gradient);
        using var trainer = new Trainer<float>(network, loss, new SGD(), 2);
        Throws<ArgumentException>(() => trainer.Step(new float[8], targets), message);
        Throws<ArgumentException>(() => network.Fit(new Unchecked(new float[8], targets, 2), new FitOptions { Loss = loss }), message);
    }

    private void Weights(Action<List<NamedTensor<float>>> spoil, params string[] message)
    {
        List<NamedTensor<float>> weights = [.. CompiledNetwork.Of(Declaration).Single(2).GetWeights()];
        spoil(weights);
        Throws<ArgumentException>(() => _network.SetWeights(weights), message);
    }

    private void Load(byte[] file, params string[] message) =>
        Throws<InvalidDataException>(() => _network.Load(new MemoryStream(file)), ["The stream", .. message]);

    /// <summary>The exception has this type, its message every one of these texts, and the parameters are the same bits as
    /// before.</summary>
    private void Throws<E>(Action action, params string[] message)
        where E : Exception
    {
        float[] before = Parameters();
        string actual = Assert.Throws<E>(action).Message;
        Assert.All(message, text => Assert.Contains(text, actual, StringComparison.Ordinal));
        Assert.Equal(
            Array.ConvertAll(before, BitConverter.SingleToInt32Bits),
            Array.ConvertAll(Parameters(), BitConverter.SingleToInt32Bits)
        );
    }

    private float[] Parameters()
    {
        var parameters = new float[51];
        _network.CopyParametersTo(parameters);
        return parameters;
    }

    private static byte[] Saved<T>(INetwork<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var stream = new MemoryStream();
        network.Save(stream);
        return stream.ToArray();
    }

    private sealed class Spoiler(Action spoil) : Callback
    {
        public override void OnBatchEnd(TrainingContext context) => spoil();
    }

    /// <summary>Samples as a user's own source may give them; a data set would refuse NaN.</summary>
    private sealed class Unchecked(float[] inputs, float[] targets, int count) : IDataSource
    {
        private readonly int[] _inputShape = [inputs.Length / count],
            _targetShape = [targets.Length / count];

        public int Count => count;

        public ReadOnlySpan<int> InputShape => _inputShape;

        public ReadOnlySpan<int> TargetShape => _targetShape;

        public void Read(ReadOnlySpan<int> samples, Span<float> x, Span<float> t)
        {
            for (int i = 0; i < samples.Length; i++)
            {
                inputs.AsSpan(samples[i] * _inputShape[0], _inputShape[0]).CopyTo(x[(i * _inputShape[0])..]);
                targets.AsSpan(samples[i] * _targetShape[0], _targetShape[0]).CopyTo(t[(i * _targetShape[0])..]);
            }
        }
    }

    private static float[] Filled(int length) => [.. Enumerable.Repeat(42f, length)];
}
