namespace NetGen.Layers.Tests.Composition;

/// <content>Layers of sequences.</content>
internal sealed partial class StackDraw
{
    private void OfSequence()
    {
        if (random.Next(5) == 0)
            OfChannelsFirst(OfSteps);
        else
            OfSteps();
    }

    private void OfSteps()
    {
        int units = Few(33),
            kernel = 1 + random.Next(3),
            strides = 1 + random.Next(2);
        bool same = random.Next(2) == 0;
        int steps = Windows(_shape[0], kernel, strides, same);
        switch (random.Next(15))
        {
            case 14:
                Layer($"LocallyConnected1D({units}, {kernel}{MaybeAct()}{Strided(strides)}{Padded(same)})", [steps, units]);
                break;
            case 11:
                int longer = same ? _shape[0] * strides : (_shape[0] - 1) * strides + Math.Max(kernel, strides);
                Layer($"Conv1DTranspose({units}, {kernel}{MaybeAct()}{Strided(strides)}{Padded(same)})", [longer, units]);
                break;
            case 9:
                Layer($"UpSampling1D({strides})", [strides * _shape[0], _shape[1]]);
                break;
            case 10:
                int before = random.Next(3),
                    behind = random.Next(2);
                if (same)
                    Layer($"ZeroPadding1D({before}, {behind})", [before + _shape[0] + behind, _shape[1]]);
                else
                    Layer($"Cropping1D({before}, {behind})", [_shape[0] - before - behind, _shape[1]]);
                break;
            case 0:
                Layer($"Dense({units}{MaybeAct()})", [_shape[0], units]);
                break;
            case 5:
                Layer($"PositionalEmbedding{Any("", "(PositionalEncoding.Sinusoidal)", "(L2 = 0.1)")}");
                break;
            case 6:
                (string Name, int[] Shape)[] sequences = [.. _named.Where(n => n.Shape.Length == 2)];
                int keys = Few(17);
                string rotary = keys % 2 == 0 ? Maybe(2, ", Rotary = true") : "",
                    asked = sequences.Length > 0 ? Maybe(2, $", \"{sequences[random.Next(sequences.Length)].Name}\"") : "";
                Layer(
                    $"MultiHeadAttention({1 + random.Next(3)}, {keys}{asked}{Maybe(3, ", UseCausalMask = true")}{rotary}"
                        + $"{Maybe(4, $", ValueDim = {Few(17)}")}, OutputDim = {units}{Maybe(4, ", Dropout = 0.3")}"
                        + $"{Maybe(5, ", UseBias = false")})",
                    [_shape[0], units]
                );
                break;
            case 4:
                Layer($"Global{Any("Max", "Average")}Pooling1D", [_shape[1]]);
                break;
            case 1:
                string padded = same && random.Next(2) == 0 ? ", Padding = Padding.Causal" : Padded(same);
                Layer($"Conv1D({units}, {kernel}{MaybeAct()}{Strided(strides)}{padded})", [steps, units]);
                break;
            case 2:
                Layer($"{Any("Max", "Average")}Pooling1D({kernel}{Strided(strides)}{Padded(same)})", [steps, _shape[1]]);
                break;
            case 3:
                Layer("TimeDistributed");
                Layer($"Dense({units}{MaybeAct()})", [_shape[0], units]);
                break;
            default:
                bool all = random.Next(2) == 0,
                    both = random.Next(3) == 0;
                string merge = both ? Any("", "Sum", "Average", "Multiply") : "";
                if (both)
                    Layer(merge.Length == 0 ? "Bidirectional" : $"Bidirectional(MergeMode = MergeMode.{merge})");
                string more =
                    Maybe(4, ", Dropout = 0.3")
                    + Maybe(5, ", RecurrentDropout = 0.3")
                    + (both ? "" : Maybe(5, ", GoBackwards = true"))
                    + Maybe(6, ", UseBias = false")
                    + Maybe(6, ", TruncateAfter = 2");
                int width = both && merge.Length == 0 ? 2 * units : units;
                string kind = Any("SimpleRNN", "LSTM", "GRU");
                more += Maybe(4, $", Activation = {Act()}");
                // Gates without a bound grow from step to step, until no difference finds a slope.
                if (kind != "SimpleRNN" && _shape[0] <= 5)
                    more += Maybe(4, $", RecurrentActivation = {Act()}");
                if (kind == "GRU")
                    more += Maybe(3, ", ResetAfter = false");
                Layer($"{kind}({units}{(all ? ", ReturnSequences = true" : "")}{more})", all ? [_shape[0], width] : [width]);
                break;
        }
    }

    // What is beside the output of a layer.
    private void Stated()
    {
        int units = Few(17),
            steps = _shape[0];
        if (random.Next(3) == 0)
        {
            int heads = 1 + random.Next(3);
            Layer($"MultiHeadAttention({heads}, {Few(8)}{Maybe(2, ", UseCausalMask = true")})");
            Layer("AttentionScores", [heads, steps, steps]);
            return;
        }
        string kind = Any("SimpleRNN", "GRU", "LSTM"),
            name = $"r{_layers.Count}";
        Layer($"{kind}({units}, ReturnSequences = true, Name = \"{name}\"{Maybe(2, ", GoBackwards = true")})");
        if (random.Next(2) == 0)
            Layer($"FinalState({(kind == "LSTM" ? random.Next(2) : 0)})", [units]);
        else
            Layer($"{kind}({units}, ReturnSequences = true, InitialState = new[] {{ \"{name}\" }})", [steps, units]);
    }
}
