using static TorchSharp.torch;

namespace NetGen.Benchmarks.Peers;

/// <summary>LSTM over [steps, batch, features]; the units of the last step go on.</summary>
internal sealed class Lstm(int features, int units, int layers = 1) : Layer
{
    // PyTorch has the gates input, forget, cell, output in this order, ONNX input, output, forget, cell.
    private static readonly int[] s_onnxOrder = [0, 3, 1, 2];

    /// <summary>Whether the state comes from outside and goes there, as for one step of a stream.</summary>
    public bool Streams { get; init; }

    public override Func<Tensor, Tensor> InTorch(TorchModel model)
    {
        TorchSharp.Modules.LSTM lstm = nn.LSTM(features, units, layers);
        using (no_grad())
            foreach (TorchSharp.Modules.Parameter parameter in lstm.parameters())
                parameter.copy_(tensor(model.Weights.Next((int)parameter.numel(), units), parameter.shape));
        model.Parameters.AddRange(lstm.parameters());
        if (!Streams)
            return x => lstm.call(x).Item1.select(0, -1);
        (Tensor, Tensor) state = (zeros(layers, model.Batch, units), zeros(layers, model.Batch, units));
        return x => lstm.call(x, state).Item1.select(0, -1);
    }

    public override string InOnnx(OnnxGraph graph, string x)
    {
        for (int layer = 0; layer < layers; layer++)
        {
            if (layer > 0)
                x = graph.Add("Squeeze", [x, graph.Axes(1)]);
            int inputs = layer == 0 ? features : units;
            string input = Gates(graph, [1, 4 * units, inputs]),
                recurrent = Gates(graph, [1, 4 * units, units]),
                bias = graph.Initializer([1, 8 * units], [.. Gates(graph, 4 * units), .. Gates(graph, 4 * units)]);
            string[] state = Streams ? ["", graph.State(units), graph.State(units)] : [];
            string[] values = graph.Add("LSTM", outputs: 3, [x, input, recurrent, bias, .. state], ("hidden_size", units));
            if (Streams)
                graph.Outputs.AddRange(values[1..]);
            x = layer == layers - 1 ? graph.Add("Squeeze", [values[1], graph.Axes(0)]) : values[0];
        }
        return x;
    }

    private string Gates(OnnxGraph graph, int[] shape) => graph.Initializer(shape, Gates(graph, shape[1] * shape[2]));

    private float[] Gates(OnnxGraph graph, int count)
    {
        float[][] gates = [.. graph.Weights.Next(count, units).Chunk(count / 4)];
        return [.. s_onnxOrder.SelectMany(gate => gates[gate])];
    }
}
