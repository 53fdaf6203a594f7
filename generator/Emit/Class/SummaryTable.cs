using NetGen.Generator.Model;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>The table that Keras' model.summary() prints.</summary>
internal static class SummaryTable
{
    public static string Of(NetworkGraph graph)
    {
        bool isChain = graph
            .Layers.Select((l, i) => l.IsInput ? i == 0 : l.Inputs.Count == 1 && l.Inputs[0] == graph.Layers[i - 1])
            .All(ok => ok);
        var owners = new HashSet<Layer>(graph.Owners);
        var rows = new List<string[]>();
        foreach (Layer layer in graph.Layers)
        {
            string parameters = owners.Contains(layer) ? Show.Grouped(layer.ParameterCount) : $"shares {layer.Weights}";
            string[] row = [$"{layer.Name} ({Kind(layer)})", Batched(layer.Output), parameters];
            rows.Add(isChain ? row : [.. row, string.Join(", ", layer.Inputs.Select(i => i.Name))]);
        }
        string[] header = isChain
            ? ["Layer (type)", "Output Shape", "Param #"]
            : ["Layer (type)", "Output Shape", "Param #", "Connected to"];
        int[] widths = header.Select((h, i) => Math.Max(h.Length, rows.Max(r => r[i].Length))).ToArray();
        string Row(string[] cells) =>
            string.Join("   ", cells.Select((c, i) => i == 2 ? c.PadLeft(widths[i]) : c.PadRight(widths[i]))).TrimEnd();
        string rule = new('=', widths.Sum() + 3 * (widths.Length - 1));
        long all = graph.Parameters.Sum(p => p.Shape.Length),
            trainable = graph.Parameters.Where(p => !p.IsState && !p.IsFrozen).Sum(p => p.Shape.Length);
        string Count(long values) => $"{Show.Grouped(values)} ({Bytes(values * (graph.Spec.IsDouble ? 8 : 4))})";
        string[] lines =
        [
            $"Model: \"{graph.Spec.Name}\"",
            rule,
            Row(header),
            rule,
            .. rows.Select(Row),
            rule,
            $"Total params: {Count(all)}",
            $"Trainable params: {Count(trainable)}",
            $"Non-trainable params: {Count(all - trainable)}",
        ];
        return string.Join("\n", lines);
    }

    private static string Kind(Layer layer) => layer.IsInput ? "InputLayer" : LayersText.KindOf(layer);

    private static string Batched(Shape shape) => "(None, " + string.Join(", ", shape.ToArray().Select(d => Show.Of(d))) + ")";

    private static string Bytes(long bytes) =>
        bytes < 1024 ? $"{Show.Of(bytes)} B"
        : bytes < 1024 * 1024 ? FormattableString.Invariant($"{bytes / 1024.0:0.00} KB")
        : FormattableString.Invariant($"{bytes / 1024.0 / 1024:0.00} MB");
}
