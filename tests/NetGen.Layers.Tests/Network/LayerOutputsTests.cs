using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>The outputs of layers in the middle.</summary>
public class LayerOutputsTests
{
    private const string Options = "LayerOutputs = true";

    /// <summary>Each layer's values are those of the network that ends with it.</summary>
    [Theory]
    [InlineData(
        "[Input(10, 10, 1)]",
        "[Conv2D(4, 3, Activation.ReLU)]",
        "[MaxPooling2D(2)]",
        "[BatchNormalization]",
        "[Flatten]",
        "[Dropout(0.3)]",
        "[Dense(5, Activation.Softmax)]"
    )]
    [InlineData(
        "[Input(6, 3)]",
        "[LSTM(5, ReturnSequences = true)]",
        "[Bidirectional] [GRU(4)]",
        "[Dense(3, Activation.Sigmoid)]",
        "[Dense(1)]"
    )]
    [InlineData("[Input(7)]", "[Dense(3, Activation.Tanh)]")]
    [InlineData("[Input(6)]", "[Subnetwork(typeof(Inner))]", "[Dense(17, Activation.ReLU)]", "[VirtualBatchNormalization]", "[Dense(2)]")]
    public void AreThoseOfTheNetworkThatEndsThere(params string[] layers)
    {
        INetwork<double> whole = Inspected(string.Join(" ", layers));
        double[] parameters = Values(1, ParameterCount(whole)),
            inputs = Values(2, 67 * whole.Engine.Info.InputLength);
        whole.SetParameters(parameters);
        for (int i = 1; i < layers.Length; i++)
        {
            INetwork<double> until = CompiledNetwork.Of(string.Join(" ", layers.Take(i + 1))).Double();
            until.SetParameters(parameters.AsSpan(0, ParameterCount(until)));
            var expected = new double[67 * until.Engine.Info.OutputLength];
            until.Predict(inputs, expected);
            double[] actual = whole.Predict(inputs, whole.Layers[i].Name);
            Assert.Equal(expected.Length, actual.Length);
            for (int k = 0; k < actual.Length; k++)
                Assert.Equal(expected[k], actual[k], 1e-12);
        }
    }

    /// <summary>They follow the weights, and nothing is allocated for them.</summary>
    [Fact]
    public void AreOfTheWeightsOfNow()
    {
        INetwork<double> net = Inspected("[Input(3)] [Dense(4, Activation.Tanh)] [Dense(2)]");
        double[] inputs = Values(1, 9),
            before = net.Predict(inputs, "dense"),
            after = new double[12];
        net.SetParameters(Values(2, ParameterCount(net)));
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        net.Predict(inputs, "dense", after);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - allocated);
        Assert.NotEqual(before, after);
    }

    [Fact]
    public void WhatThereIsNotIsRefused()
    {
        INetwork<double> net = Inspected("[Input(3)] [Dense(4, Activation.Tanh)] [Dense(2)]"),
            other = CompiledNetwork.Of("[Input(3)] [Dense(2)]").Double();
        string Message<TException>(Action act)
            where TException : Exception => Assert.Throws<TException>(act).Message;
        Assert.StartsWith(
            "Double has no layer 'input' that computes anything. There are: dense, dense_1.",
            Message<ArgumentException>(() => net.Predict(new double[3], "input"))
        );
        Assert.StartsWith(
            "Layer 'dense' makes 4 values of each sample, 8 of these 2; the output span holds 4.",
            Message<ArgumentException>(() => net.Predict(new double[6], "dense", new double[4]))
        );
        Assert.Equal(
            "Double computes the output of its last layer alone. Declare it with [Network(LayerOutputs = true)].",
            Message<InvalidOperationException>(() => other.Predict(new double[3], "dense"))
        );
    }

    private static INetwork<double> Inspected(string declaration)
    {
        (CompiledNetwork? network, string errors) = CompiledNetwork.All([declaration], everySingle: 0, options: Options)[0];
        Assert.Equal("", errors);
        return network!.Double();
    }

    private static int ParameterCount(INetwork<double> net) => net.Layers.Sum(layer => layer.TrainableParameterCount);

    private static double[] Values(int seed, int count)
    {
        var random = new System.Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => 2 * random.NextDouble() - 1)];
    }
}
