using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Layers whose units are connected with some of the inputs.</summary>
public class ConnectionsTests
{
    [Theory]
    [InlineData("[Input(6)] [Dense(5, Activation.Tanh), Connections.Random(0.5)] [Dense(2)]")]
    [InlineData("[Input(6)] [Dense(18), Connections.Groups(3)] [Dense(4, L2 = 0.1), Connections.Band(2)]")]
    [InlineData("[Input(4, 6)] [Dense(17, UseBias = false), Connections.Band(4)] [LSTM(3)]")]
    [InlineData("[Input(6)] [Dense(6, Share = \"w\"), Connections.Groups(2)] [Dense(6, Share = \"w\"), Connections.Groups(2)]")]
    public void AreRight(string declaration) => Check.Network(declaration);

    [Fact]
    public void AreWhatTheAttributeSays()
    {
        Assert.Equal("1100 1100 0011 0011", Rows("[Input(4)] [Dense(4), Connections.Groups(2)]"));
        Assert.Equal("100 110 011 001", Rows("[Input(4)] [Dense(3), Connections.Band(2)]"));
        Assert.Equal("1 1 0 0", Rows("[Input(4)] [Dense(1), Connections.Band(2)]"));
        string random = Rows("[Input(10)] [Dense(64), Connections.Random(0.9)]");
        Assert.Equal(64, random.Count(c => c == '1'));
        Assert.All(random.Split(' '), row => Assert.InRange(row.Count(c => c == '1'), 1, 20));
        Assert.Equal(random, Rows("[Input(10)] [Dense(64), Connections.Random(0.9)]"));
        Assert.NotEqual(random, Rows("[Input(10)] [Dense(64), Connections.Random(0.9)]", seed: 2));
        Assert.Equal(
            Rows("[Input(10)] [Dense(64, Seed = 5), Connections.Random(0.9)]"),
            Rows("[Input(10)] [Dense(64, Seed = 5), Connections.Random(0.9)]", seed: 2)
        );
    }

    /// <summary>Weights without a connection start at 0 and stay so, whatever optimizer; those that there are start as wide as those of a
    /// unit of so few inputs.</summary>
    [Fact]
    public void TrainingKeepsThem()
    {
        INetwork<float> net = CompiledNetwork
            .Of("[Input(40)] [Dense(200, Activation.Tanh), Connections.Random(0.9)] [Dense(2, Activation.Softmax)]")
            .Single();
        (float[] kernel, float[] connections) = Of(net);
        float limit = MathF.Sqrt(6f / (4 + 20));
        Assert.InRange(kernel.Max(), 0.95f * limit, limit);
        Assert.All(kernel.Zip(connections), pair => Assert.True(pair.Second == 1 ? pair.First != 0 : pair.First == 0));
        var random = new Random(1);
        var data = new Dataset(
            [.. Enumerable.Range(0, 40 * 50).Select(_ => random.NextSingle())],
            [.. Enumerable.Range(0, 50).Select(i => i % 2f)],
            [40],
            [1]
        );
        net.Fit(
            data,
            new FitOptions
            {
                Epochs = 3,
                Loss = Loss.SparseCategoricalCrossentropy,
                Optimizer = new AdamW(),
            }
        );
        (float[] trained, float[] after) = Of(net);
        Assert.Equal(connections, after);
        Assert.NotEqual(kernel, trained);
        // Optimizers keep what they divide by away from 0.
        Assert.All(trained.Zip(connections), pair => Assert.True(pair.Second == 1 || Math.Abs(pair.First) < 1e-20));

        INetwork<float> other = CompiledNetwork
            .Of("[Input(40)] [Dense(200, Activation.Tanh), Connections.Random(0.9)] [Dense(2, Activation.Softmax)]")
            .Single(7);
        using var file = new MemoryStream();
        net.Save(file);
        file.Position = 0;
        other.Load(file);
        Assert.Equal(connections, Of(other).Connections);
    }

    [Fact]
    public void AreCountedAsWeightsThatAreNotTrained()
    {
        INetwork<float> net = CompiledNetwork.Of("[Input(4)] [Dense(4), Connections.Groups(2)]").Single();
        Assert.Equal(20, net.Layers.Sum(layer => layer.TrainableParameterCount));
        net.Freeze("dense");
        Assert.Equal(0, net.Layers.Sum(layer => layer.TrainableParameterCount));
        net.Unfreeze("dense");
        Assert.Equal(20, net.Layers.Sum(layer => layer.TrainableParameterCount));
        Assert.Throws<ArgumentException>(() => net.Unfreeze("dense.connections"));
        Assert.Equal(
            ["dense.bias", "dense.connections", "dense.kernel"],
            net.GetWeights().Select(w => w.Name).Order(StringComparer.Ordinal)
        );
    }

    private static (float[] Kernel, float[] Connections) Of(INetwork<float> net)
    {
        float[] Values(string name) => net.GetWeights().Single(w => w.Name == name).Values;
        return (Values("dense.kernel"), Values("dense.connections"));
    }

    private static string Rows(string declaration, int seed = 1)
    {
        NamedTensor<float> mask = CompiledNetwork.Of(declaration).Single(seed).GetWeights().Single(w => w.Name == "dense.connections");
        return string.Join(' ', mask.Values.Chunk(mask.Shape[1]).Select(row => string.Concat(row.Select(v => v == 1 ? '1' : '0'))));
    }
}
