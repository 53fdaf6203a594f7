using Microsoft.ML.OnnxRuntime;

namespace NetGen.Benchmarks.Peers;

/// <summary>ONNX Runtime. Cases: those of <see cref="Models.Find"/> (inference).</summary>
internal sealed class OnnxPeer : IPeer
{
    private readonly OrtEnv _environment = OrtEnv.Instance();

    public string Description =>
        $"ONNX Runtime {_environment.GetVersionString()}, 1 thread, all graph optimizations, outputs bound; "
        + "it takes the widest vectors of the processor, which no setting narrows";

    public Action? Find(string[] name) => Models.Find(name) is var (model, batch) ? new OnnxInference(model, batch).Run : null;
}
