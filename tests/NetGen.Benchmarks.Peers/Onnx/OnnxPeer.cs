using System.Globalization;
using Microsoft.ML.OnnxRuntime;

namespace NetGen.Benchmarks.Peers;

/// <summary>ONNX Runtime. Cases: "&lt;model&gt; &lt;batch&gt;" (inference).</summary>
internal sealed class OnnxPeer : IPeer
{
    private readonly OrtEnv _environment = OrtEnv.Instance();

    public string Description =>
        $"ONNX Runtime {_environment.GetVersionString()}, 1 thread, all graph optimizations, outputs bound; "
        + "it takes the widest vectors of the processor, which no setting narrows";

    public Action? Find(string[] name) =>
        name is [var model, var batch] && Models.All.TryGetValue(model, out Model? found)
            ? new OnnxInference(found, int.Parse(batch, CultureInfo.InvariantCulture)).Run
            : null;
}
