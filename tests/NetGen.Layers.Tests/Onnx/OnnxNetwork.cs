namespace NetGen.Layers.Tests.Onnx;

/// <summary>What a node becomes: layers, one of which is named "op", its weights, and samples with what must come out.</summary>
internal sealed record OnnxNetwork(string Declaration, float[] Inputs, float[] Expected)
{
    /// <summary>Values of the tensors of "op", in Keras' layout.</summary>
    public IReadOnlyDictionary<string, float[]> Weights { get; init; } = new Dictionary<string, float[]>();

    /// <summary>What a step of training, which uses the batch's own statistics, makes of weights; null for inference.</summary>
    public IReadOnlyDictionary<string, float[]>? AfterStep { get; init; }
}
