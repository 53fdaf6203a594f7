using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Normalisation, and the weights that training updates without a gradient.</summary>
public class NormalizationTests
{
    public static TheoryData<string> Networks =>
    [
        "[Input(5)] [Dense(7)] [BatchNormalization] [Activation(Activation.Tanh)] [Dense(3)]",
        "[Input(5)] [BatchNormalization(Momentum = 0.5, Epsilon = 0.1)] [Dense(17, Activation.Sigmoid)] [BatchNormalization(Center = false)]",
        "[Input(4, 5)] [Dense(6, UseBias = false)] [BatchNormalization(Scale = false, Epsilon = 0.01)] [Activation(Activation.ReLU)] [Flatten] [Dense(2)]",
        "[Input(4, 5, 3)] [Conv2D(18, 2, UseBias = false)] [BatchNormalization(Epsilon = 0.01)] [Activation(Activation.ReLU)] [Conv2D(2, 2)] [BatchNormalization(Center = false, Scale = false, Epsilon = 0.1)]",
        "[Input(5)] [Dense(7)] [LayerNormalization] [Dense(3, Activation.Tanh)] [LayerNormalization(Center = false, Scale = false, Epsilon = 0.1)]",
        "[Input(4, 5)] [Dense(17)] [LayerNormalization] [Flatten] [Dense(2)]",
        "[Input(4, 5, 3)] [Conv2D(6, 2)] [LayerNormalization(Epsilon = 0.01)] [Flatten] [Dense(2)]",
        "[Input(5)] [Dense(7)] [VirtualBatchNormalization] [Dense(3, Activation.Tanh)] [VirtualBatchNormalization(Center = false, Scale = false)]",
        "[Input(4, 5)] [Dense(17)] [VirtualBatchNormalization(Epsilon = 0.1)] [Flatten] [Dense(2)]",
        "[Input(4, 5, 3)] [Conv2D(6, 2)] [VirtualBatchNormalization] [Activation(Activation.ReLU)] [Flatten] [Dense(2)]",
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
}
