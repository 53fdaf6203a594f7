namespace NetGen.Layers.Tests.Onnx;

/// <summary>From ONNX' operators to layers.</summary>
internal static class Translation
{
    private static readonly string[] s_axes = ["Depth", "Height", "Width"];

    /// <summary>Gives the layers that an operator is, or throws <see cref="NotSupportedException"/> with what they do not have.</summary>
    public static IReadOnlyDictionary<string, Func<OnnxCase, OnnxNetwork>> Operators { get; } =
        new Dictionary<string, Func<OnnxCase, OnnxNetwork>>
        {
            ["Conv"] = ConvolutionOperators.Conv,
            ["ConvTranspose"] = ConvolutionOperators.ConvTranspose,
            ["MaxPool"] = PoolingOperators.MaxPool,
            ["AveragePool"] = PoolingOperators.AveragePool,
            ["GlobalMaxPool"] = test => PoolingOperators.Global(test, "Max"),
            ["GlobalAveragePool"] = test => PoolingOperators.Global(test, "Average"),
            ["BatchNormalization"] = NormalizationOperators.Batch,
            ["LayerNormalization"] = NormalizationOperators.Layer,
            ["InstanceNormalization"] = NormalizationOperators.Instance,
            ["RNN"] = RecurrentOperators.RNN,
            ["LSTM"] = RecurrentOperators.LSTM,
            ["GRU"] = RecurrentOperators.GRU,
            ["Flatten"] = FlattenOperator.Flatten,
            ["Softmax"] = RowOperators.Along("Softmax"),
            ["LogSoftmax"] = RowOperators.Along("LogSoftmax"),
            ["MatMul"] = RowOperators.MatMul,
        };

    public static OnnxNetwork Of(OnnxCase test) => Operators[test.Operator](test);

    /// <summary>[Input(..)] with the given axes.</summary>
    public static string Input(params IEnumerable<int> shape) => $"[Input({string.Join(", ", shape)})]";

    /// <summary>An argument that has one name for a sequence and as many as axes for an image or a volume, such as Strides = 2 or
    /// StrideHeight = 2, StrideWidth = 3; nothing where all are <paramref name="otherwise"/>.</summary>
    public static string PerAxis(string all, string each, int[] values, int otherwise) =>
        values.All(value => value == otherwise) ? ""
        : values.Length == 1 ? $", {all} = {values[0]}"
        : string.Concat(values.Zip(s_axes[^values.Length..], (value, axis) => $", {each}{axis} = {value}"));
}
