using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Sequences of different lengths in one batch: padding changes neither loss nor gradient nor metrics.</summary>
public class MaskingTests
{
    [Theory]
    [InlineData("[Input(5, 3)] [Masking] [Dense(4, Activation.Tanh)] [Dense(2, Activation.Softmax)]")]
    [InlineData("[Input(5, 3)] [Masking] [Dense(4, Activation.Tanh)] [Dense(1, Activation.Sigmoid)]")]
    [InlineData("[Input(5, 3)] [Masking] [Dense(20)]")]
    [InlineData("[Input(5, 1)] [Masking] [Dense(4, Activation.ReLU)] [Dense(2)]")]
    [InlineData("[Input(1, 3)] [Masking] [Dense(2)]")]
    [InlineData("[Input(18, 3)] [Masking] [Dense(2)]")]
    [InlineData("[Input(5, 3)] [Dense(4, UseBias = false)] [Masking] [Dense(2)]")]
    [InlineData("[Input(5, 3)] [Masking] [Dense(4, L2 = 0.1, ActivityL2 = 0.1)] [Dense(2)]")]
    [InlineData("[Input(5, 3)] [Masking] [Dense(4)] [PReLU] [LayerNormalization] [Activation(Activation.Tanh)] [Dropout(0.4)] [GaussianNoise(0.1)] [Dense(2)]")]
    [InlineData("[Input(5, 3)] [Masking] [Dense(4)] [BatchNormalization] [Dense(2)]")]
    [InlineData("[Input(5, 3)] [Masking] [Dense(4, Name = \"h\")] [Dense(4)] [Add(\"h\")] [Multiply(\"h\")] [Average(\"h\")] [Maximum(\"h\")] [Concatenate(\"h\")] [Dense(2)]")]
    [InlineData("[Input(5, 3, Name = \"a\")] [Input(5, 2, Name = \"b\")] [Masking(From = \"a\", Name = \"m\")] [Masking(From = \"b\")] [Concatenate(\"m\")] [Dense(2)]")]
    [InlineData("[Input(5, 3)] [Masking]")]
    [InlineData("[Input(5, 3)] [Masking] [Flatten] [Dense(2)]")]
    [InlineData("[Input(5, 3)] [Masking] [Conv1D(4, 3)] [Dense(2)]")]
    public void Gradients(string declaration) => Check.Padded(declaration);

    [Fact]
    public void OtherValues() => Check.Padded("[Input(5, 3)] [Masking(MaskValue = -1.5)] [Dense(4, Activation.Tanh)] [Dense(2)]", padding: -1.5);
}
