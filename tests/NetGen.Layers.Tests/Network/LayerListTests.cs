using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>What a network says of its layers.</summary>
public class LayerListTests
{
    [Fact]
    public void LayersHaveNamesKindsShapesAndCounts()
    {
        INetwork<float> network = CompiledNetwork
            .Of("[Input(4, 4, 1)] [Conv2D(3, 2)] [BatchNormalization] [Flatten] [Dense(2, Name = \"last\")]")
            .Single();
        Assert.Equal(
            [
                "input (Input): [4, 4, 1], 0 parameters",
                "conv2d (Conv2D): [3, 3, 3], 15 parameters",
                "batch_normalization (BatchNormalization): [3, 3, 3], 12 parameters",
                "flatten (Flatten): [27], 0 parameters",
                "last (Dense): [2], 56 parameters",
            ],
            network.Layers.Select(layer => layer.ToString())
        );
        Assert.Equal(["input"], network.Layers[1].Inputs);
        Assert.Equal("input", Assert.Single(network.Inputs).Name);
        Assert.Equal("last", Assert.Single(network.Outputs).Name);
    }

    /// <summary>Inputs and outputs stand in the order in which their values do.</summary>
    [Fact]
    public void InputsAndOutputsHaveTheirOrder()
    {
        INetwork<double> network = CompiledNetwork
            .Of(
                "[Input(3, Name = \"a\")] [Input(2, Name = \"b\")] [Dense(4, Name = \"first\", From = \"a\")] [Concatenate(\"b\")] "
                    + "[Dense(5, Name = \"second\")] [Output(\"second\", \"first\")]"
            )
            .Double();
        Assert.Equal(["a", "b"], network.Inputs.Select(layer => layer.Name));
        Assert.Equal(["second", "first"], network.Outputs.Select(layer => layer.Name));
        Assert.Equal(["a", "b", "first", "concatenate", "second"], network.Layers.Select(layer => layer.Name));
        Assert.Equal(["first", "b"], network.Layers[3].Inputs);
        Assert.Equal([6], network.Layers[3].Shape);
        Assert.Throws<ArgumentNullException>(() => ((INetwork<double>)null!).Layers);
    }

    /// <summary>A network that is a layer counts as one, under the name of its class; a wrapper is one layer with what it wraps.</summary>
    [Fact]
    public void NetworksAndWrappersAreLayers()
    {
        INetwork<float> network = CompiledNetwork.Of("[Input(6)] [Subnetwork(typeof(Normal))] [Dense(2)]").Single();
        Assert.Equal("normal (Normal): [6], 91 parameters", network.Layers[1].ToString());
        INetwork<float> wrapped = CompiledNetwork.Of("[Input(3, 2)] [TimeDistributed] [Dense(1, UseBias = false)]").Single();
        Assert.Equal("time_distributed (TimeDistributed): [3, 1], 2 parameters", wrapped.Layers[1].ToString());
    }
}
