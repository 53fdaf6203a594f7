using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Normalisation against the naive interpreter and central differences.</summary>
public class NormalizationTests
{
    public static TheoryData<string> Networks =>
        [
            "[Input(5)] [Dense(7)] [BatchNormalization] [Activation(Activation.Tanh)] [Dense(3)]",
            "[Input(5)] [BatchNormalization(Momentum = 0.5, Epsilon = 0.1)] [Dense(17, Activation.Sigmoid)] [BatchNormalization(Center "
                + "= false)]",
            "[Input(4, 5)] [Dense(6, UseBias = false)] [BatchNormalization(Scale = false, Epsilon = 0.01)] [Activation(Activation.ReLU)] "
                + "[Flatten] [Dense(2)]",
            "[Input(4, 5, 3)] [Conv2D(18, 2, UseBias = false)] [BatchNormalization(Epsilon = 0.01)] [Activation(Activation.ReLU)] "
                + "[Conv2D(2, 2)] [BatchNormalization(Center = false, Scale = false, Epsilon = 0.1)]",
            "[Input(5)] [Dense(7)] [LayerNormalization] [Dense(3, Activation.Tanh)] [LayerNormalization(Center = false, Scale = false, "
                + "Epsilon = 0.1)]",
            "[Input(4, 5)] [Dense(17)] [LayerNormalization] [Flatten] [Dense(2)]",
            "[Input(4, 5, 3)] [Conv2D(6, 2)] [LayerNormalization(Epsilon = 0.01)] [Flatten] [Dense(2)]",
            "[Input(5)] [Dense(7)] [VirtualBatchNormalization] [Dense(3, Activation.Tanh)] [VirtualBatchNormalization(Center = false, "
                + "Scale = false)]",
            "[Input(4, 5)] [Dense(17)] [VirtualBatchNormalization(Epsilon = 0.1)] [Flatten] [Dense(2)]",
            "[Input(4, 5, 3)] [Conv2D(6, 2)] [VirtualBatchNormalization] [Activation(Activation.ReLU)] [Flatten] [Dense(2)]",
            "[Input(5)] [Dense(8)] [GroupNormalization(2)] [Dense(6, Activation.Tanh)] [GroupNormalization(1, Center = false)]",
            "[Input(4, 5)] [Dense(18)] [GroupNormalization(6, Epsilon = 0.01)] [Flatten] [Dense(2)]",
            "[Input(4, 5, 3)] [Conv2D(6, 2)] [GroupNormalization(3)] [Activation(Activation.ReLU)] [GroupNormalization(-1, Scale = false)] "
                + "[Conv2D(17, 2)] [GroupNormalization(1)]",
            "[Input(3, 2, 4)] [TimeDistributed] [GroupNormalization(2)] [Flatten] [Dense(2)]",
            "[Input(5)] [Dense(7)] [RMSNormalization] [Dense(3, Activation.Tanh)] [RMSNormalization(Epsilon = 0.1)]",
            "[Input(4, 5)] [Dense(17)] [RMSNormalization] [Flatten] [Dense(2)]",
            "[Input(4, 5)] [Dense(17)] [LayerNormalization(Axis = new[] { 1 })] [RMSNormalization(Axis = new[] { 1, -1 })] [Flatten] "
                + "[Dense(2)]",
            "[Input(4, 5, 3)] [Conv2D(6, 2)] [LayerNormalization(Axis = new[] { 1, 2, 3 }, Scale = false)] [RMSNormalization(Axis = "
                + "new[] { 2 })] "
                + "[LayerNormalization(Axis = new[] { 1, 3 })] [Flatten] [Dense(2)]",
            "[Input(5)] [Dense(7)] [UnitNormalization] [Dense(3)]",
            "[Input(3, 4, 5)] [BatchNormalization(Axis = 1)] [Conv2D(2, 2)] [BatchNormalization(Axis = -2, Momentum = 0.5)] [Flatten]",
            "[Input(17, 4)] [BatchNormalization(Axis = 1, Center = false)] [VirtualBatchNormalization(Axis = 1)] [Flatten] [Dense(2)]",
            "[Input(6, 2, 3)] [GroupNormalization(2, Axis = 1)] [GroupNormalization(-1, Axis = 2)] [UnitNormalization(Axis = 1)] [Flatten]",
            "[Input(2, 3, 2, 4)] [BatchNormalization(Axis = 2)] [TimeDistributed] [GroupNormalization(3, Axis = 1)] [Flatten] [Dense(2)]",
            "[Input(4, 3)] [Masking] [BatchNormalization(Axis = 1)] [LSTM(3)]",
            "[Input(4, 5, 3)] [Conv2D(17, 2)] [UnitNormalization] [Conv2D(2, 2)] [UnitNormalization]",
            "[Input(6, Name = \"x\")] [Dense(6)] [BatchNormalization(ActivityL2 = 0.1)] [Add(\"x\")] [Subnetwork(typeof(Normal), Name = "
                + "\"first\")] [Dense(6, L2 = 0.1)] [Subnetwork(typeof(Normal), Name = \"second\")]",
        ];

    [Theory]
    [MemberData(nameof(Networks))]
    public void OneSample(string declaration) => Check.Network(declaration, 1);

    [Theory]
    [MemberData(nameof(Networks))]
    public void TwoSamples(string declaration) => Check.Network(declaration, 2);

    [Theory]
    [MemberData(nameof(Networks))]
    public void SevenSamples(string declaration) => Check.Network(declaration, 7);

    // A batch of this size would go through in pieces if its samples had nothing to do with each other.
    [Theory]
    [InlineData("[Input(4)] [Dense(8)] [BatchNormalization] [Activation(Activation.ReLU)] [Dense(2)]")]
    [InlineData("[Input(4)] [Dense(8)] [VirtualBatchNormalization] [Dense(2)]")]
    public void LargeBatch(string declaration) => Check.LargeBatch(declaration, 1_001);

    /// <summary>Images go through a phase a dozen at a time.</summary>
    [Theory]
    [InlineData("[Input(6, 6, 3)] [Conv2D(16, 3)] [BatchNormalization] [Activation(Activation.ReLU)] [Conv2D(5, 2)] [Flatten] [Dense(2)]")]
    [InlineData("[Input(4, 5, 3)] [DepthwiseConv2D(2)] [BatchNormalization] [Conv2D(7, 1, Activation.Tanh)] [MaxPooling2D(2)]")]
    public void LargeBatchOfImages(string declaration) => Check.LargeBatch(declaration, 53);

    [Theory]
    [InlineData("[Input(2)] [UnitNormalization]", new float[] { 3, -4 }, new[] { 0.6f, -0.8f })]
    [InlineData("[Input(2)] [UnitNormalization]", new float[] { 0, 0 }, new float[] { 0, 0 })]
    [InlineData("[Input(2)] [UnitNormalization]", new[] { 3e-13f, 0 }, new[] { 0.3f, 0 })]
    [InlineData("[Input(2)] [RMSNormalization]", new float[] { 1, -7 }, new[] { 0.2f, -1.4f })]
    [InlineData("[Input(2, 2)] [GroupNormalization(1, Epsilon = 1e-9)]", new float[] { 1, 1, 5, 5 }, new float[] { -1, -1, 1, 1 })]
    [InlineData("[Input(2, 2)] [GroupNormalization(-1, Epsilon = 1e-9)]", new float[] { 1, 8, 3, 4 }, new float[] { -1, 1, 1, -1 })]
    public void Values(string declaration, float[] input, float[] expected)
    {
        var y = new float[expected.Length];
        CompiledNetwork.Of(declaration).Single().Predict(input, y);
        Assert.All(expected.Zip(y), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
    }

    // Where all features are 0 the norm has no slope, and the layer multiplies by 1e12.
    [Fact]
    public void ZerosHaveAGradient()
    {
        INetwork<float> network = CompiledNetwork.Of("[Input(2)] [Dense(2)] [UnitNormalization]").Single();
        network.SetParameters([0, 0, 0, 0, 0, 0]);
        var gradient = new float[6];
        network.LossAndGradient([1, 1], [1, 0], Check.Quadratic, gradient);
        Assert.All(gradient, g => Assert.True(float.IsFinite(g), $"{g} is no number."));
        Assert.Equal(-1e12f, gradient[0], 1e6f);
    }

    // The mean square less the square of the mean would have no digit left.
    [Theory]
    [InlineData("[Input(16)] [LayerNormalization(Epsilon = 1e-6)]", 1)]
    [InlineData("[Input(16)] [GroupNormalization(1, Epsilon = 1e-6)]", 1)]
    [InlineData("[Input(4, 4)] [GroupNormalization(2, Epsilon = 1e-6)]", 1)]
    [InlineData("[Input(1)] [BatchNormalization(Epsilon = 1e-6)]", 16)]
    [InlineData("[Input(16, 1)] [VirtualBatchNormalization(Epsilon = 1e-6)]", 1)]
    public void LargeMeansCostNoDigits(string declaration, int n)
    {
        INetwork<float> network = CompiledNetwork.Of(declaration).Single();
        using CompilerServices.TrainingSession<float> session = network.Engine.Train(n);
        for (int i = 0; i < 16; i++)
            session.Inputs(n)[i] = 10_000 + i % 2;
        session.Targets(n, 16 / n).Clear();
        session.TakeReference(n);
        session.LossAndGradient(n, Check.Quadratic, 16 / n, 0);
        var y = new float[16];
        session.Outputs(n, y);
        for (int i = 0; i < 16; i++)
            Assert.Equal(i % 2 == 0 ? -1 : 1, y[i], 1e-4f);
    }
}
