using NetGen.Generator.Model;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>Writes the list of a network's layers, of which users ask names, kinds and shapes.</summary>
internal static class LayersText
{
    /// <summary>What a layer is: the name of its attribute, or of the class that it is.</summary>
    public static string KindOf(Layer layer) => layer.Subnetwork is not null ? layer.Spec.Network!.Type : layer.Spec.Kind;

    public static void Write(SourceWriter w, NetworkGraph graph)
    {
        w.Line("public static Ng::LayerEntry[] Layers =>");
        w.Line("[");
        foreach (Layer layer in graph.Layers)
        {
            string reads = string.Join(", ", layer.Inputs.Select(i => $"\"{i.Name}\""));
            string weights = layer.Weights == layer.Name ? "" : $"Weights = \"{layer.Weights}\"";
            int output = 1 + graph.Outputs.ToList().IndexOf(layer);
            w.Line(
                $"    new(\"{layer.Name}\", \"{KindOf(layer)}\", {layer.Output}, [{reads}])"
                    + Initializer(weights, output > 0 ? $"Output = {Show.Of(output)}" : "")
                    + ","
            );
        }
        w.Line("];");
    }

    private static string Initializer(params string[] properties)
    {
        string said = string.Join(", ", properties.Where(p => p.Length > 0));
        return said.Length == 0 ? "" : $" {{ {said} }}";
    }
}
