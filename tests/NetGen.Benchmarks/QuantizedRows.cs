namespace NetGen.Benchmarks;

/// <summary>Rows whose weights are stored in 16 and in 8 bits. Peers are asked for the same work over floats.</summary>
internal static class QuantizedRows
{
    public static IEnumerable<Row> All =>
        [
            .. Rows("Dense 784-64-64-10", "mlp", () => new MlpBFloat16(1).Quantize(), () => new MlpInt8(1).Quantize()),
            .. Rows("CNN 28x28, Conv2D 28 3x3, Dense 128", "cnn", () => new CnnBFloat16(1).Quantize(), () => new CnnInt8(1).Quantize()),
            .. Rows("LSTM 28x28, 64 units", "lstm_seq", () => new LstmBFloat16(1).Quantize(), () => new LstmInt8(1).Quantize()),
            Step("bfloat16", () => new LstmStep128BFloat16(1).Quantize()),
            Step("int8", () => new LstmStep128Int8(1).Quantize()),
        ];

    private static IEnumerable<Row> Rows(string name, string model, Func<QuantizedNetwork> half, Func<QuantizedNetwork> quarter)
    {
        foreach (int batch in new[] { 1, 64 })
        foreach ((string kind, Func<QuantizedNetwork> make) in new[] { ("bfloat16", half), ("int8", quarter) })
            yield return new($"{name}, {kind}, batch {batch}", 0, 0, () => Work.Predict(make(), batch))
            {
                Case = $"{model} {batch}",
                Latency = batch == 1,
            };
    }

    private static Row Step(string kind, Func<QuantizedNetwork> make) =>
        new($"LSTM step, 1 feature, two layers of 128 units, Dense 1, {kind}", 0, 0, () => Work.Next(make().CreateStream()))
        {
            Case = "lstm_step128 1",
            Latency = true,
        };
}
