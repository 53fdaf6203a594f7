namespace NetGen.Benchmarks.Peers;

/// <summary>A network as both libraries build it, with the same weights.</summary>
/// <param name="Input">The shape of one sample: features, or channels, height and width, or steps and features.</param>
/// <param name="Softmax">Whether softmax follows the last layer; losses that take logits leave it out.</param>
/// <param name="Layers">The layers in their order.</param>
internal sealed record Model(int[] Input, bool Softmax, params Layer[] Layers)
{
    /// <summary>Whether the samples are sequences: then a batch lies step by step, as both libraries prefer.</summary>
    public bool IsSequence => Layers[0] is Lstm;

    /// <summary>The shape of a batch.</summary>
    public long[] Shape(int batch) => IsSequence ? [Input[0], batch, Input[1]] : [batch, .. Input.Select(n => (long)n)];
}
