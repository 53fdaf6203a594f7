using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace NetGen.Benchmarks.Peers;

/// <summary>A model for one batch, whose inputs and outputs stay where they are.</summary>
internal sealed class OnnxInference
{
    private readonly RunOptions _options = new();
    private readonly InferenceSession _session;
    private readonly OrtIoBinding _binding;
    private readonly OrtValue[] _inputs,
        _outputs;

    public OnnxInference(Model model, int batch)
    {
        using var options = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
        };
        _session = new(OnnxGraph.Write(model, batch), options);
        _binding = _session.CreateIoBinding();
        _inputs = [.. _session.InputNames.Select(name => Value(_session.InputMetadata[name]))];
        _outputs = [.. _session.OutputNames.Select(name => Value(_session.OutputMetadata[name]))];
        foreach ((string name, OrtValue value) in _session.InputNames.Zip(_inputs))
            _binding.BindInput(name, value);
        foreach ((string name, OrtValue value) in _session.OutputNames.Zip(_outputs))
            _binding.BindOutput(name, value);
        var random = new Random(1);
        foreach (ref float x in Input)
            x = random.NextSingle();
    }

    /// <summary>The first input, uniform random values at first.</summary>
    public Span<float> Input => _inputs[0].GetTensorMutableDataAsSpan<float>();

    /// <summary>The first output.</summary>
    public ReadOnlySpan<float> Output => _outputs[0].GetTensorDataAsSpan<float>();

    /// <summary>Predicts.</summary>
    public void Run() => _session.RunWithBinding(_options, _binding);

    private static OrtValue Value(NodeMetadata value)
    {
        OrtValue made = OrtValue.CreateAllocatedTensorValue(
            OrtAllocator.DefaultInstance,
            TensorElementType.Float,
            [.. value.Dimensions.Select(n => (long)n)]
        );
        made.GetTensorMutableDataAsSpan<float>().Clear();
        return made;
    }
}
