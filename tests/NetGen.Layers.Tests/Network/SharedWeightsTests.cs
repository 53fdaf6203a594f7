using NetGen.CompilerServices;
using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Layers that have one set of weights between them.</summary>
public class SharedWeightsTests
{
    private const string Twins =
        "[Input(6, Name = \"a\")] [Input(6, Name = \"b\")] [Subnetwork(typeof(Inner), Name = \"left\", From = \"a\"{0})] "
        + "[Subnetwork(typeof(Inner), Name = \"right\", From = \"b\"{0})] [Subtract(\"left\")] [Dense(1)]";

    [Theory]
    [InlineData(
        "[Input(4)] [Dense(4, Activation.Tanh, L2 = 0.1, Name = \"again\")] [Dense(4, Activation.ReLU, L2 = 0.1, Share = \"again\")]"
    )]
    [InlineData(
        "[Input(6, Name = \"a\")] [Input(6, Name = \"b\")] [Subnetwork(typeof(Inner), From = \"a\", Share = \"tower\", Name = \"one\")] "
            + "[Subnetwork(typeof(Inner), From = \"b\", Share = \"tower\")] [Multiply(\"one\")] [Dense(2)]"
    )]
    [InlineData("[Input(6)] [Subnetwork(typeof(Normal), Share = \"n\")] [Dense(6)] [Subnetwork(typeof(Normal), Share = \"n\")] [Dense(2)]")]
    [InlineData(
        "[Input(4, Name = \"one\")] [Input(3, 4, Name = \"many\")] [TimeDistributed(From = \"many\", Share = \"d\")] [Dense(5, "
            + "Activation.Tanh)] [GlobalAveragePooling1D(Name = \"mean\")] [Dense(5, Activation.Tanh, From = \"one\", Share = \"d\")] "
            + "[Add(\"mean\")] [Dense(2)]"
    )]
    [InlineData(
        "[Input(3, Name = \"q\")] [Input(5, Name = \"p\")] [Embedding(7, 4, From = \"q\", Share = \"words\")] [GlobalAveragePooling1D(Name "
            + "= \"asked\")] [Embedding(7, 4, From = \"p\", Share = \"words\")] [GlobalMaxPooling1D] [Dot(\"asked\", 1, 1)]"
    )]
    [InlineData(
        "[Input(4, 3)] [LSTM(3, ReturnSequences = true, Share = \"cell\")] [LSTM(3, Share = \"cell\", GoBackwards = true)] [Dense(2)]"
    )]
    [InlineData(
        "[Input(4, 3)] [Bidirectional(Share = \"c\", MergeMode = MergeMode.Sum)] [GRU(3, ReturnSequences = true)] [Bidirectional(Name = "
            + "\"c\")] [GRU(3)]"
    )]
    [InlineData(
        "[Input(8, 8, 2)] [Conv2D(2, 3, Activation.Tanh, Padding = Padding.Same, Name = \"c\")] [MaxPooling2D(2)] [Conv2D(2, 3, "
            + "Activation.Tanh, Padding = Padding.Same, Share = \"c\")] [BatchNormalization(Share = \"n\")] [Conv2D(2, 1)] "
            + "[BatchNormalization(Share = \"n\")] [Flatten] [Dense(2)]"
    )]
    public void IsRight(string declaration) => Check.Network(declaration);

    /// <summary>The gradient of the one set is the sum of what two with the same values have.</summary>
    [Fact]
    public void GradientsAddUp()
    {
        INetwork<double> one = CompiledNetwork.Of(string.Format(null, Twins, ", Share = \"tower\"")).Double(),
            two = CompiledNetwork
                .Of("\n#pragma warning disable NG2004\n" + string.Format(null, Twins, "") + "\n#pragma warning restore NG2004\n")
                .Double();
        int tower = 6 * 5 + 5 + 5 * 3 + 3,
            rest = 3 + 1;
        Assert.Equal(tower + rest, Layout.Count(one.Engine.Info));
        Assert.Equal(2 * tower + rest, Layout.Count(two.Engine.Info));
        double[] parameters = Filled(tower + rest, 1),
            inputs = Filled(12 * 5, 2),
            targets = Filled(5, 3),
            shared = new double[tower + rest],
            apart = new double[2 * tower + rest];
        one.SetParameters(parameters);
        two.SetParameters([.. parameters[..tower], .. parameters]);
        double loss = one.LossAndGradient(inputs, targets, Loss.MeanSquaredError, shared);
        Assert.Equal(loss, two.LossAndGradient(inputs, targets, Loss.MeanSquaredError, apart), 1e-12);
        for (int i = 0; i < shared.Length; i++)
            Assert.Equal(shared[i], i < tower ? apart[i] + apart[tower + i] : apart[tower + i], 1e-12);
    }

    /// <summary>Moving averages take the mean of the first application, then that of the second.</summary>
    [Fact]
    public void StatesGoOn()
    {
        INetwork<double> net = CompiledNetwork
            .Of(
                "[Input(2, Name = \"a\")] [Input(2, Name = \"b\")] [BatchNormalization(From = \"a\", Name = \"n\", Momentum = 0.5)] "
                    + "[BatchNormalization(From = \"b\", Share = \"n\", Momentum = 0.5)] [Add(\"n\")] [Dense(1)]"
            )
            .Double();
        double[] inputs = [1, 2, 5, 6, 3, 4, 9, 8];
        using var trainer = new Trainer<double>(net, Loss.MeanSquaredError, new SGD(0.1f), 2);
        trainer.Step(inputs, [0, 0]);
        double[] mean = net.GetWeights().Single(w => w.Name == "n.moving_mean").Values;
        Assert.Equal([0.5 * (0.5 * 2) + 0.5 * 7, 0.5 * (0.5 * 3) + 0.5 * 7], mean);
    }

    [Fact]
    public void LayersSayWhoseWeightsTheyHave()
    {
        INetwork<float> net = CompiledNetwork.Of(string.Format(null, Twins, ", Share = \"tower\"")).Single();
        Assert.Equal(["a", "b", "left", "right", "subtract", "dense"], net.Layers.Select(layer => layer.Name));
        Assert.Equal(["tower", "tower"], net.Layers.Skip(2).Take(2).Select(layer => layer.Weights));
        Assert.Equal([53, 53], net.Layers.Skip(2).Take(2).Select(layer => layer.ParameterCount));
        Assert.Equal("tower.dense.kernel", net.GetWeights()[0].Name);
        net.Freeze("right.dense");
        Assert.Equal([18, 18], net.Layers.Skip(2).Take(2).Select(layer => layer.TrainableParameterCount));
        net.Unfreeze("tower");
        Assert.Equal([53, 53], net.Layers.Skip(2).Take(2).Select(layer => layer.TrainableParameterCount));
        Assert.IsAssignableFrom<INetwork<float>>(net.GetType().GetProperty("Tower")!.GetValue(net));
        string summary = (string)net.GetType().GetProperty("Summary")!.GetValue(null)!;
        Assert.Matches(@"left \(Inner\) +\(None, 3\) +53 +a\n", summary);
        Assert.Matches(@"right \(Inner\) +\(None, 3\) +shares tower +b\n", summary);
        Assert.Contains("Total params: 57 ", summary, StringComparison.Ordinal);
    }

    private static double[] Filled(int count, int seed)
    {
        var random = new System.Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => 2 * random.NextDouble() - 1)];
    }
}
