using static TorchSharp.torch;

namespace NetGen.Benchmarks.Peers;

/// <summary>What stands behind a layer.</summary>
internal enum Activation
{
    Linear,
    ReLU,
    LeakyReLU,
    Sigmoid,
    Tanh,
}

/// <summary>Activations in the words of both libraries.</summary>
internal static class Activations
{
    /// <summary>The activation of a tensor.</summary>
    public static Tensor Of(this Activation activation, Tensor x) =>
        activation switch
        {
            Activation.Linear => x,
            Activation.ReLU => nn.functional.relu(x),
            Activation.LeakyReLU => nn.functional.leaky_relu(x, 0.2),
            Activation.Sigmoid => x.sigmoid(),
            _ => x.tanh(),
        };

    /// <summary>The activation behind a value of a graph.</summary>
    public static string Of(this Activation activation, OnnxGraph graph, string x) =>
        activation switch
        {
            Activation.Linear => x,
            Activation.LeakyReLU => graph.Add("LeakyRelu", [x], ("alpha", 0.2f)),
            Activation.ReLU => graph.Add("Relu", [x]),
            _ => graph.Add(activation.ToString(), [x]),
        };
}
