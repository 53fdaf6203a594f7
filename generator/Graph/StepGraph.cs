using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Spec;
using NetGen.Generator.Text;

namespace NetGen.Generator.Graph;

/// <summary>A network of sequences as one that is given a single step of each: what streams run.</summary>
internal static class StepGraph
{
    /// <summary>The graph; null where there is no sequence, or a layer needs the whole of it, makes one of its own, or has weights that
    /// depend on the number of steps.</summary>
    public static NetworkGraph? Of(NetworkGraph graph)
    {
        var sequences = new HashSet<Layer>(
            graph.Inputs.Where(input =>
                input.Output.Rank > 1 || graph.Layers.Any(l => l.Kind.Steps(l.Spec).ReadsTokens && l.Inputs.Contains(input))
            )
        );
        if (sequences.Count == 0)
            return null;
        foreach (Layer layer in graph.Layers.Where(l => l.Inputs.Any(sequences.Contains)))
        {
            StepBehaviour steps = layer.Kind.Steps(layer.Spec);
            if (!steps.Streams || !layer.Inputs.All(sequences.Contains))
                return null;
            if (steps.KeepsSteps)
                sequences.Add(layer);
        }
        if (graph.Layers.Any(l => (CountsSteps(l) && !sequences.Contains(l.Inputs[0])) || l.Inside.Any(CountsSteps)))
            return null;
        LayerSpec Single(LayerSpec spec, Layer layer) =>
            spec.With(
                spec.ArgumentOf(nameof(InputAttribute.Shape)),
                layer.Output.With(0, 1).ToArray().Select(d => (object)d).ToEquatableArray()
            );
        NetworkSpec single = graph.Spec with
        {
            Layers = graph
                .Spec.Layers.Select(
                    (spec, i) =>
                        graph.Inputs.FirstOrDefault(input => input.Index == i) is { } input && sequences.Contains(input)
                            ? Single(spec, input)
                            : spec
                )
                .ToEquatableArray(),
        };
        NetworkGraph? step = GraphBuilder.Build(single, [], graph);
        return
            step is not null
            && step.Layers.All(l => l.Whole is not null)
            && step.Parameters.Select(p => p.Shape).SequenceEqual(graph.Parameters.Select(p => p.Shape))
            ? step
            : null;
    }

    private static bool CountsSteps(Layer layer) => layer.Kind.Steps(layer.Spec).CountsSteps;
}
