namespace NetGen.Layers.Tests.Composition;

/// <content>Layers that read more than the one above.</content>
internal sealed partial class StackDraw
{
    // What a layer further up made, once more.
    private void Joined()
    {
        (string Name, int[] Shape)[] alike =
        [
            .. _named.Where(n => n.Shape.Length == _shape.Length && n.Shape[..^1].SequenceEqual(_shape[..^1])),
        ];
        if (alike.Length == 0 || random.Next(3) == 0)
        {
            string last = _layers[^1];
            if (
                last.Contains("Name = ", StringComparison.Ordinal)
                || last.Contains("), ", StringComparison.Ordinal)
                || _layers.Count > 1 && _layers[^2] is "[TimeDistributed]" or "[Bidirectional]" or "[SpectralNormalization]"
            )
                return;
            string name = $"h{_named.Count}";
            _layers[^1] = last.EndsWith(")]", StringComparison.Ordinal)
                ? $"{last[..^2]}, Name = \"{name}\")]"
                : $"{last[..^1]}(Name = \"{name}\")]";
            _named.Add((name, _shape));
            Anywhere();
            return;
        }
        (string of, int[] shape) = alike[random.Next(alike.Length)];
        if (_shape.Length == 2 && random.Next(4) == 0)
            Layer($"Dot(\"{of}\", 1{Maybe(3, ", Normalize = true")})", [_shape[1], shape[1]]);
        else if (shape[^1] == _shape[^1] && _shape.Length == 2 && random.Next(4) == 0)
            Layer($"Dot(\"{of}\", 2)", [_shape[0], shape[0]]);
        else if (_shape.Length > 1 && random.Next(5) == 0)
            Layer($"MatMul(\"{of}\", TransposeA = true)", [.. _shape[..^2], _shape[^1], shape[^1]]);
        else if (shape[^1] == _shape[^1] && _shape.Length > 1 && random.Next(5) == 0)
            Layer($"MatMul(\"{of}\", TransposeB = true)", [.. _shape[..^1], shape[^2]]);
        else if (shape[^1] == _shape[^1] && random.Next(3) > 0)
            Layer(
                random.Next(7) == 0
                    ? $"Map(\"tanh(x) * sigmoid({of})\", \"{of}\")"
                    : $"{Any("Add", "Subtract", "Multiply", "Average", "Maximum", "Minimum")}(\"{of}\")"
            );
        else if (_shape.Length > 1 && shape[1..].SequenceEqual(_shape[1..]) && random.Next(3) == 0)
            Layer($"Concatenate(\"{of}\", Axis = 1)", [_shape[0] + shape[0], .. _shape[1..]]);
        else
            Layer($"Concatenate(\"{of}\")", [.. _shape[..^1], _shape[^1] + shape[^1]]);
    }

    // A sequence that begins with what another one leaves, or asks it.
    private void OverASource()
    {
        int steps = Narrow(),
            units = Few(17);
        Layer($"Input({Narrow()}, {Few(17)}, Name = \"source\")");
        Layer($"Input({steps}, {Few(17)}, Name = \"heard\")");
        if (random.Next(2) == 0)
        {
            Layer($"MultiHeadAttention({1 + random.Next(3)}, {Few(8)}, \"source\", OutputDim = {units}, From = \"heard\")", [steps, units]);
            return;
        }
        string kind = Any("SimpleRNN", "GRU", "LSTM");
        Layer($"{kind}({units}, ReturnSequences = true, Name = \"encoded\", From = \"source\"{Maybe(3, ", GoBackwards = true")})");
        Layer($"{kind}({units}, ReturnSequences = true, InitialState = new[] {{ \"encoded\" }}, From = \"heard\")", [steps, units]);
        if (random.Next(2) == 0)
            Layer($"MultiHeadAttention(2, {Few(8)}, \"encoded\")");
    }
}
