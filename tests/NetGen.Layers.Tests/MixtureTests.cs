using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Mixture density networks: the layer wherever it stands, its loss behind it, and what is made of its outputs.</summary>
public class MixtureTests
{
    [Theory]
    [InlineData("[Input(3)] [MixtureDensity(1)]")]
    [InlineData("[Input(3)] [Dense(5, Activation.Tanh)] [MixtureDensity(3)]")]
    [InlineData("[Input(3)] [Dense(5, Activation.Tanh)] [MixtureDensity(4, Dimensions = 3, UseBias = false, L2 = 0.1, ActivityL2 = 0.1)]")]
    [InlineData("[Input(3)] [MixtureDensity(17, Dimensions = 2)]")]
    [InlineData("[Input(4, 3)] [MixtureDensity(3, Dimensions = 2)]")]
    [InlineData("[Input(4, 3)] [SimpleRNN(5, ReturnSequences = true)] [MixtureDensity(2)]")]
    [InlineData("[Input(4, 3)] [TimeDistributed] [MixtureDensity(2, Dimensions = 2)]")]
    [InlineData("[Input(3)] [MixtureDensity(3)] [Dense(2)]")]
    [InlineData("[Input(4, 3)] [MixtureDensity(3, Dimensions = 2)] [LSTM(4)]")]
    [InlineData("[Input(3)] [MixtureDensity(3, Name = \"p\")] [Dense(2, Name = \"q\")] [Output(\"p\", \"q\")]")]
    public void Layer(string declaration) => Check.Network(declaration);
}
