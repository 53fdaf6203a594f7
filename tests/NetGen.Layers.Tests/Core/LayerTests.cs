using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Every layer and activation against the naive interpreter and central differences, at sizes around the vector widths.</summary>
public class LayerTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 15)]
    [InlineData(15, 3)]
    [InlineData(16, 16)]
    [InlineData(17, 31)]
    [InlineData(33, 17)]
    [InlineData(5, 70)]
    public void Dense(int features, int units) =>
        Check.Network($"[Input({features})] [Dense({units}, Activation.Tanh)] [Dense({features})]");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(13)]
    [InlineData(65)]
    public void Batch(int n) => Check.Network("[Input(6)] [Dense(9, Activation.ReLU)] [Dense(4, Activation.Sigmoid)]", n);

    // A loss is given the output itself, noise and all.
    [Theory]
    [InlineData("[Input(4)] [Dense(3, Activation.Softmax)] [Dropout(0.3)]")]
    [InlineData("[Input(3)] [MixtureDensity(2)] [GaussianNoise(0.1)]")]
    public void NoiseBehindLink(string declaration)
    {
        Check.Network(declaration);
        Assert.Same(NetGen.CompilerServices.Link.Linear, CompiledNetwork.Of(declaration).Double().Engine.Info.Link);
    }

    [Theory]
    [InlineData("[Input(4)] [Dense(8, Activation.Tanh)] [Dropout(0.3)] [Dense(2)]")]
    [InlineData("[Input(4)] [DropConnect(8, 0.3, Activation.Tanh)] [GaussianNoise(0.1)] [Dense(2, Activation.Softmax)]")]
    [InlineData("[Input(2, 3)] [Dropout(0.3)] [Dense(5, Activation.ReLU, L2 = 0.1)] [Flatten] [Dense(2, Activation.Sigmoid)]")]
    public void Pieces(string declaration) => Check.LargeBatch(declaration, 1_001);

    public static TheoryData<string> Activations => [.. Enum.GetNames<Activation>()];

    [Theory]
    [MemberData(nameof(Activations))]
    public void ActivationBetween(string activation) => Check.Network($"[Input(4)] [Dense(18, Activation.{activation})] [Dense(3)]");

    [Theory]
    [MemberData(nameof(Activations))]
    public void ActivationLast(string activation) => Check.Network($"[Input(4)] [Dense(5)] [Activation(Activation.{activation})]");

    [Theory]
    [InlineData("[Input(4, 5)] [Dense(6, Activation.Tanh)] [Flatten] [Dense(2)]")]
    [InlineData("[Input(4, 5)] [Dense(3)] [Dense(17, Activation.Softmax)]")]
    [InlineData("[Input(3, 4)] [Flatten] [Dense(5)] [Reshape(5, 1)] [Dense(4, Activation.Tanh)]")]
    [InlineData("[Input(12)] [Dense(24)] [Reshape(2, -1, 3)] [Flatten] [Dense(2)]")]
    [InlineData("[Input(12)] [Dense(32, UseBias = false)] [Reshape(2, 16)] [Dense(16, Activation.ReLU)] [Flatten]")]
    [InlineData("[Input(4, 5)] [Permute(2, 1)] [Dense(3, Activation.Tanh)] [Permute(2, 1)] [Dense(2)]")]
    [InlineData("[Input(3, 4, 2)] [Conv2D(17, 2)] [Permute(3, 1, 2)] [Conv2D(3, 2)] [Permute(2, 1, 3)]")]
    [InlineData("[Input(5)] [Permute(1)] [Dense(3)] [Permute(1)]")]
    [InlineData("[Input(16, 17)] [Permute(2, 1)] [LSTM(3)]")]
    [InlineData("[Input(4)] [Dense(3, Activation.Tanh)] [RepeatVector(5)] [LSTM(4)] [RepeatVector(1)]")]
    [InlineData("[Input(17)] [RepeatVector(3)] [Dense(16)]")]
    [InlineData("[Input(2, 3)] [TimeDistributed] [RepeatVector(4)] [TimeDistributed] [Permute(2, 1)]")]
    [InlineData("[Input(4, 3)] [Rescaling(0.5, -1)] [Dense(18)] [Rescaling(-2)] [Dense(2)] [Rescaling(1)]")]
    [InlineData("[Input(6)] [GLU] [Dense(34)] [GLU] [Dense(2)] [GLU]")]
    [InlineData("[Input(4, 3)] [Dense(10)] [GLU] [LSTM(6, ReturnSequences = true)] [GLU]")]
    [InlineData("[Input(3, 4, 2)] [Conv2D(32, 2)] [GLU] [Conv2D(6, 2)] [GLU]")]
    [InlineData("[Input(2, 4)] [TimeDistributed] [GLU] [Dense(2)]")]
    public void Shapes(string declaration) => Check.Network(declaration);

    [Theory]
    [InlineData("[Input(5)] [Dense(7)] [PReLU] [Dense(3)]")]
    [InlineData("[Input(5)] [PReLU]")]
    [InlineData("[Input(4, 5)] [PReLU] [Dense(2)]")]
    [InlineData("[Input(5)] [Dense(7)] [LeakyReLU] [Dense(17)] [ELU] [Dense(3)] [LeakyReLU(0)]")]
    [InlineData("[Input(4, 5, 2)] [Conv2D(3, 2)] [LeakyReLU(1.5)] [MaxPooling2D(2)] [ELU(0.5)] [Conv2D(2, 1)] [ELU(0)]")]
    [InlineData("[Input(5)] [Maxout(3)] [Dense(2)]")]
    [InlineData("[Input(5)] [Dense(17, Activation.Tanh)] [Maxout(16, 3)] [Dense(4)] [Maxout(2, 4, UseBias = false)]")]
    [InlineData("[Input(5)] [RBF(4)] [Dense(2)]")]
    [InlineData("[Input(3)] [Dense(18, Activation.Sigmoid)] [RBF(17)] [Dense(2)]")]
    [InlineData("[Input(3)] [RBF(2)]")]
    public void Units(string declaration) => Check.Network(declaration);

    [Theory]
    [InlineData("[Input(5)] [Dense(7, Activation.ReLU, Name = \"h\")] [Dense(7)] [Add(\"h\")] [Dense(2)]")]
    [InlineData("[Input(5, Name = \"x\")] [Dense(5)] [Multiply(\"x\")] [Dense(5)] [Average(\"x\")] [Dense(5)] [Maximum(\"x\")]")]
    [InlineData(
        "[Input(5, Name = \"x\")] [Dense(3)] [Concatenate(\"x\")] [Dense(17, Name = \"h\")] [Concatenate(\"x\", \"h\")] [Dense(2)]"
    )]
    [InlineData(
        "[Input(5)] [Dense(4, Name = \"a\")] [Dense(4, From = \"a\", Name = \"b\")] [Dense(4, From = \"a\")] [Add(\"a\", \"b\")] "
            + "[Activation(Activation.Softmax)]"
    )]
    [InlineData(
        "[Input(3, Name = \"p\")] [Input(4, Name = \"q\")] [Dense(6, From = \"p\", Activation = Activation.Tanh, Name = \"h\")] "
            + "[Concatenate(\"q\")] [Dense(2, Name = \"d\")] [Dense(2, From = \"h\")] [Add(\"d\")]"
    )]
    [InlineData("[Input(3, Name = \"p\")] [Input(4, Name = \"q\")] [Concatenate(\"p\")] [Dense(2)]")]
    [InlineData("[Input(5, Name = \"x\")] [Dense(5)] [Subtract(\"x\")] [Dense(5)] [Minimum(\"x\", \"subtract\")] [Dense(2)]")]
    [InlineData("[Input(5, Name = \"x\")] [Dense(5)] [Dot(\"x\", 1)] [Dense(2)]")]
    [InlineData("[Input(17)] [Dense(5)] [Dense(5, Name = \"d\")] [Dot(\"d\", -1, Normalize = true)]")]
    [InlineData("[Input(3, 4, Name = \"x\")] [Input(5, 4, Name = \"y\")] [Dot(\"x\", 2)] [Dense(2)]")]
    [InlineData("[Input(3, 4, Name = \"x\")] [Dense(17)] [Dot(\"x\", 1)] [Dot(\"x\", -1, 2, Normalize = true)]")]
    [InlineData("[Input(3, 4, Name = \"x\")] [Input(3, 5, Name = \"y\")] [Dot(\"x\", 1, Normalize = true)] [Flatten] [Dense(2)]")]
    [InlineData("[Input(4, 16, Name = \"x\")] [Dense(4, Name = \"y\")] [Dot(\"x\", 2, 1)] [Dense(2)]")]
    [InlineData("[Input(4, 3, Name = \"x\")] [GlobalAveragePooling1D] [Dot(\"x\", 1, 2)] [Dense(2)]")]
    [InlineData("[Input(2, 3, 4, Name = \"x\")] [Flatten] [Dense(3)] [Dot(\"x\", 1, 2)] [Flatten] [Dense(2)]")]
    [InlineData("[Input(2, 3, 4, Name = \"x\")] [Input(3, 3, Name = \"y\")] [Dot(\"x\", 2)] [Flatten] [Dense(2)]")]
    [InlineData(
        "[Input(6, 3, Name = \"x\")] [Dense(4, Name = \"keys\")] [Dense(4, From = \"x\")] [Dot(\"keys\", 2)] "
            + "[Activation(Activation.Softmax)] [Dot(\"x\", 2, 1)] [Dense(2)]"
    )]
    [InlineData("[Input(3, 4, Name = \"x\")] [Input(4, 5, Name = \"y\")] [MatMul(\"y\", From = \"x\")] [Dense(2)]")]
    [InlineData("[Input(4, 3, Name = \"x\")] [Dense(17, Activation.Tanh)] [MatMul(\"x\", TransposeA = true)] [Dense(2)]")]
    [InlineData("[Input(3, 17, Name = \"x\")] [Dense(17, Activation.Tanh)] [MatMul(\"x\", TransposeB = true)]")]
    [InlineData("[Input(3, 5, Name = \"x\")] [Input(5, 4, Name = \"y\")] [MatMul(\"x\", TransposeA = true, TransposeB = true)]")]
    [InlineData("[Input(2, 3, 4, Name = \"x\")] [Input(2, 4, 5, Name = \"y\")] [MatMul(\"y\", From = \"x\")] [Flatten] [Dense(2)]")]
    [InlineData("[Input(2, 3, 4, Name = \"x\")] [Input(4, 4, Name = \"y\")] [MatMul(\"y\", From = \"x\")] [Flatten] [Dense(2)]")]
    [InlineData("[Input(4, 4, Name = \"x\")] [Input(2, 4, 18, Name = \"y\")] [MatMul(\"y\", From = \"x\")] [Flatten] [Dense(2)]")]
    [InlineData("[Input(1, 3, 4, Name = \"x\")] [Input(3, 5, 4, Name = \"y\")] [MatMul(\"y\", From = \"x\", TransposeB = true)] [Flatten]")]
    [InlineData("[Input(2, 1, 3, 4, Name = \"x\")] [Input(3, 4, 2, Name = \"y\")] [MatMul(\"y\", From = \"x\")] [Flatten] [Dense(2)]")]
    [InlineData(
        "[Input(5, 3, Name = \"x\")] [Dense(4, Activation.ReLU)] [GlobalMaxPooling1D] [Dense(9)] "
            + "[Reshape(3, 3, Name = \"t\")] [MatMul(\"t\", From = \"x\")]"
    )]
    [InlineData("[Input(18, Name = \"p\")] [Input(18, Name = \"q\")] [Subtract(\"p\")] [Minimum(\"q\")]")]
    [InlineData(
        "[Input(4)] [Dense(5, Name = \"u\")] [Dense(3, From = \"u\", Name = \"v\")] [Dense(2, From = \"u\", Name = \"w\")] "
            + "[Output(\"v\", \"w\")]"
    )]
    public void Wiring(string declaration) => Check.Network(declaration);

    [Theory]
    [InlineData("[Input(6)] [Dropout(0.4)] [Dense(5, Activation.Tanh)] [Dropout(0.2)] [Dense(2)]")]
    [InlineData("[Input(6)] [Dense(19, Activation.ReLU)] [Dropout(0.5, Seed = 3)] [Dense(2)]")]
    [InlineData("[Input(6)] [DropConnect(5, 0.3, Activation.Tanh)] [DropConnect(3, 0.5)]")]
    [InlineData("[Input(1)] [DropConnect(1, 0.3)] [DropConnect(33, 0.3, Activation.Tanh, UseBias = false)] [DropConnect(1, 0.3)]")]
    [InlineData("[Input(17)] [DropConnect(16, 0.3, L2 = 0.1)] [DropConnect(15, 0.3, Seed = 2)]")]
    [InlineData("[Input(5, 2)] [Flatten] [DropConnect(6, 0.3)] [BatchNormalization] [Dense(2)]")]
    [InlineData("[Input(6)] [GaussianNoise(0.5)] [Dense(4)] [GaussianNoise(0.1)] [Dense(2)]")]
    [InlineData("[Input(6)] [Dense(4)] [Dropout(0)] [Dense(2)]")]
    public void NoiseLayers(string declaration) => Check.Network(declaration);

    // Wan et al., 2013: equal samples of one batch lose other weights, whatever they are; as a mean over many nothing is lost.
    [Fact]
    public void DropConnectDrawsAMaskForEachSample()
    {
        const int N = 2_000;
        INetwork<float> network = CompiledNetwork.Of("[Input(3)] [DropConnect(2, 0.4)]").Single();
        network.SetParameters([1, 10, 2, 20, 4, 40, 0, 0]);
        using CompilerServices.TrainingSession<float> session = network.Engine.Train(N);
        session.Inputs(N).Fill(1);
        session.Targets(N, 2).Clear();
        session.LossAndGradient(N, Check.Quadratic, 2, 0);
        float[] y = new float[2 * N];
        session.Outputs(N, y);
        Assert.Equal(64, y.Chunk(2).Select(row => (Math.Round(row[0], 3), Math.Round(row[1], 3))).Distinct().Count());
        for (int unit = 0; unit < 2; unit++)
        {
            double[] whole = [.. y.Where((_, i) => i % 2 == unit).Select(value => (double)value * (unit == 0 ? 1 : 0.1))];
            Assert.Equal(7, whole.Average(), 0.3);
            Assert.All(
                Enumerable.Range(0, 3),
                bit => Assert.Equal(0.6, whole.Count(value => ((int)Math.Round(value * 0.6) >> bit & 1) == 1) / (double)N, 0.04)
            );
        }
    }

    [Theory]
    [InlineData("[Input(4)] [Dense(5, Activation.Tanh, L2 = 0.1)] [Dense(3, L1 = 0.01)]")]
    [InlineData(
        "[Input(4)] [Dense(5, Activation.Sigmoid, L1 = 0.02, L2 = 0.1, ActivityL1 = 0.3, ActivityL2 = 0.2)] [Dense(3, "
            + "Activation.Softmax, ActivityL2 = 0.2)]"
    )]
    [InlineData("[Input(4)] [Dense(5, Activation.Tanh, BiasL1 = 0.02, BiasL2 = 0.1)] [Dense(3, L2 = 0.1, BiasL2 = 0.2, UseBias = false)]")]
    [InlineData("[Input(4)] [Maxout(3, L2 = 0.1, ActivityL2 = 0.1)] [Dropout(0.3, ActivityL1 = 0.1)] [Dense(18)]")]
    public void Penalties(string declaration) => Check.Network(declaration);

    [Theory]
    [InlineData("[Input(6)] [Subnetwork(typeof(Inner))] [Dense(2)]")]
    [InlineData(
        "[Input(4)] [Dense(6, Activation.Tanh)] [Subnetwork(typeof(Inner), Name = \"one\")] [Dense(6)] [Subnetwork(typeof(Inner))]"
    )]
    public void Subnetworks(string declaration) => Check.Network(declaration);

    [Fact]
    public void BiasIsLimitedAsAWhole()
    {
        INetwork<double> network = CompiledNetwork.Of("[Input(2)] [Dense(2, BiasMaxNorm = 1)]").Double();
        network.SetParameters([1, 2, 3, 4, 3, 4]);
        using var trainer = new Trainer<double>(network, Loss.MeanSquaredError, new SGD(0), 1);
        trainer.Step([0, 0], [0, 0]);
        var parameters = new double[6];
        network.CopyParametersTo(parameters);
        Assert.Equal([1, 2, 3, 4, 0.6, 0.8], parameters.Select(x => Math.Round(x, 12)));
    }
}
