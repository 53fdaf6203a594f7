namespace NetGen.Layers.Tests.Onnx;

internal static class RecurrentOperators
{
    public static OnnxNetwork RNN(OnnxCase test) => Network(test, "SimpleRNN", [0]);

    /// <summary>ONNX' gates are i, o, f, c.</summary>
    public static OnnxNetwork LSTM(OnnxCase test) => Network(test, "LSTM", [0, 2, 3, 1]);

    public static OnnxNetwork GRU(OnnxCase test) => Network(test, "GRU", [0, 1, 2]);

    // Inputs are X, W [1, gates · units, features], R [1, gates · units, units] and B [1, 2 · gates · units], then lengths, states to start
    // from and peepholes. Outputs are Y, of all steps, and Y_h, of the last; both may be left out.
    private static OnnxNetwork Network(OnnxCase test, string layer, int[] gates)
    {
        if (test.Inputs.Count > 4 || test.Text("direction", "forward") != "forward")
            throw new NotSupportedException("more than a sequence and the weights of one direction");
        bool isBatchFirst = test.Int("layout") == 1,
            isWhole = test.Output.Shape.Length == 4,
            hasBias = test.Inputs.Count > 3,
            resetsAfter = test.Int("linear_before_reset") == 1;
        OnnxTensor x = test.Inputs[0];
        int steps = x.Shape[isBatchFirst ? 1 : 0],
            features = x.Shape[2],
            units = test.Int("hidden_size");
        string arguments =
            (isWhole ? ", ReturnSequences = true" : "")
            + (hasBias ? "" : ", UseBias = false")
            + (layer == "GRU" && !resetsAfter ? ", ResetAfter = false" : "");
        var weights = new Dictionary<string, float[]>
        {
            ["kernel"] = Kernel(test.Inputs[1].Values, features),
            ["recurrent_kernel"] = Kernel(test.Inputs[2].Values, units),
        };
        if (hasBias)
        {
            float[][] biases = [.. test.Inputs[3].Values.Chunk(gates.Length * units).Select(bias => Kernel(bias, 1))];
            weights["bias"] = resetsAfter ? [.. biases[0], .. biases[1]] : [.. biases[0].Zip(biases[1], (a, b) => a + b)];
        }
        float[] expected = isWhole && !isBatchFirst ? test.Output.Transposed([2, 0, 1, 3]) : test.Output.Values;
        return new OnnxNetwork(
            $"{Translation.Input(steps, features)} [{layer}({units}{arguments}, Name = \"op\")]",
            isBatchFirst ? x.Values : x.Transposed([1, 0, 2]),
            expected
        )
        {
            Weights = weights,
        };

        float[] Kernel(float[] rows, int columns) =>
            [
                .. Enumerable
                    .Range(0, columns)
                    .SelectMany(_ => gates, (column, gate) => (column, gate))
                    .SelectMany(_ => Enumerable.Range(0, units), (at, unit) => rows[(at.gate * units + unit) * columns + at.column]),
            ];
    }
}
