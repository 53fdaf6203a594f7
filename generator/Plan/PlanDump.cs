using System.Text;
using NetGen.Generator.Primitives;
using NetGen.Generator.Text;

namespace NetGen.Generator.Plan;

/// <summary>A plan as text, for tests and for whoever asks what was joined to what: a line a kernel with the nodes that it computes, and
/// where those that others read lie.</summary>
internal static class PlanDump
{
    public static string Of(KernelPlan plan)
    {
        var text = new StringBuilder();
        foreach (bool backward in new[] { false, true })
            for (int phase = 0; phase < plan.Phases(backward); phase++)
            {
                text.Append($"{(backward ? "backward" : "forward")}, phase {Show.Of(phase)}\n");
                foreach (Kernel kernel in plan.Kernels.Where(k => k.IsBackward == backward && k.Phase == phase))
                    Write(text, kernel, plan, "    ");
            }
        return text.Append($"{Show.Of(plan.SampleLength)} elements a sample, {Show.Of(plan.ScratchLength)} besides\n").ToString();
    }

    private static void Write(StringBuilder text, Kernel kernel, KernelPlan plan, string indent)
    {
        string kind = kernel.GetType().Name.Replace("Kernel", "");
        IEnumerable<Node> own = kernel is ScanKernel ? [kernel.Root] : kernel.Nodes;
        text.Append($"{indent}{kernel.Origin.Kind} {kind}: {string.Join("; ", own.Select(n => Line(n, plan)))}\n");
        if (kernel is ScanKernel scan)
            foreach (Kernel inner in scan.Body)
                Write(text, inner, plan, indent + "    ");
    }

    private static string Line(Node node, KernelPlan plan)
    {
        string shown = $"{Name(node)} = {Operation(node)}({string.Join(", ", node.Inputs.Select(i => Read(i, plan)))})";
        return plan.IsStored(node) ? $"{shown} {node.Shape} at {At(plan.Places[node])}" : shown;
    }

    // What is computed while it is read stands where it is read.
    private static string Read(Node node, KernelPlan plan) =>
        node is View or Inline || plan.IsInlined(node)
            ? $"{Operation(node)}({string.Join(", ", node.Inputs.Select(i => Read(i, plan)))})"
            : Name(node);

    private static string At(Place place) =>
        $"{place.Block.Region} {Show.Of(place.Block.Offset + place.Layout.Offset)}"
        + string.Concat(place.Running.Select(r => $" + {Show.Of(r.Size)} × {r.Row}"));

    private static string Operation(Node node) => node is Map map ? map.Expression.Key : node.Operation.Split(' ')[0];

    private static string Name(Node node) =>
        node switch
        {
            { Name.Length: > 0 } => node.Name,
            Leaf leaf => leaf.Key,
            _ => "t" + Show.Of(node.Id),
        };
}
