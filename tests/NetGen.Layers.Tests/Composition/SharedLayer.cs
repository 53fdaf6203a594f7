namespace NetGen.Layers.Tests.Composition;

/// <summary>A layer that stands twice with one set of weights.</summary>
internal static class SharedLayer
{
    private static readonly string[] s_kinds =
    [
        "BatchNormalization",
        "Conv1D",
        "Conv2D",
        "Conv3D",
        "ConvLSTM2D",
        "Dense",
        "DepthwiseConv2D",
        "GroupNormalization",
        "GRU",
        "LayerNormalization",
        "LocallyConnected1D",
        "LocallyConnected2D",
        "LSTM",
        "Map",
        "MultiHeadAttention",
        "PReLU",
        "RMSNormalization",
        "SimpleRNN",
    ];

    /// <summary>Repeats the last layer, which keeps its input's shape, if it has weights.</summary>
    public static void Twice(List<string> layers)
    {
        string layer = layers[^1];
        if (
            !s_kinds.Contains(Stack.KindOf(layer))
            || layer.Contains("Name", StringComparison.Ordinal)
            || (layer.StartsWith("[Map", StringComparison.Ordinal) && !layer.Contains("Learn", StringComparison.Ordinal))
            || layer.Contains("),", StringComparison.Ordinal)
        )
            return;
        string share = $"Share = \"shared_{layers.Count}\"";
        layers[^1] = layer.EndsWith(")]", StringComparison.Ordinal) ? $"{layer[..^2]}, {share})]" : $"{layer[..^1]}({share})]";
        layers.Add(layers[^1]);
    }
}
