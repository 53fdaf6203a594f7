using NetGen.Generator.Graph;

namespace NetGen.Generator.Emit;

/// <summary>Whether a network's output is a distribution over classes.</summary>
internal sealed class ProgramLink(NetworkGraph graph)
{
    public bool HasClasses => graph.Outputs.Count == 1 && graph.OutputShape.Rank == 1 && EndsInSoftmax(graph.Outputs[0]);

    private static bool EndsInSoftmax(Layer layer) => layer.Subnetwork is { } inner ? inner.Outputs.Count == 1 && EndsInSoftmax(inner.Outputs[0])
        : (layer.Spec.Text("Activation") ?? layer.Spec.Text("activation") ?? layer.Spec.Text("function")) == "Softmax";
}
