using static TorchSharp.torch;

namespace NetGen.Benchmarks.Peers;

/// <summary>Batch normalization of each channel, and an activation; averages are what training might have left.</summary>
internal sealed class BatchNorm(int channels, Activation activation) : Layer
{
    // NetGen's defaults. Momentum is what a step gives to the averages, and not what it keeps of them.
    private const double Momentum = 0.01,
        Epsilon = 1e-3;

    public override Func<Tensor, Tensor> InTorch(TorchModel model)
    {
        float[][] values = Values(model.Weights);
        Tensor scale = model.Parameter(values[0], channels),
            offset = model.Parameter(values[1], channels),
            mean = tensor(values[2]),
            variance = tensor(values[3]);
        return x => activation.Of(nn.functional.batch_norm(x, mean, variance, scale, offset, model.IsTraining, Momentum, Epsilon));
    }

    public override string InOnnx(OnnxGraph graph, string x)
    {
        IEnumerable<string> values = Values(graph.Weights).Select(value => graph.Initializer([channels], value));
        return activation.Of(graph, graph.Add("BatchNormalization", [x, .. values], ("epsilon", (float)Epsilon)));
    }

    // Scale, offset, mean, variance.
    private float[][] Values(Weights weights) =>
        [.. new[] { 1f, 0, 0, 1 }.Select(around => weights.Next(channels, inputs: channels, around))];
}
