using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Spec;
using NetGen.Generator.Text;

namespace NetGen.Generator.Graph;

/// <summary>A network of sequences as one that is given a single step of each: what streams run. Either all sequences go on step by step,
/// or the last input does and those before are a source, which the stream is given when it begins.</summary>
internal static class StepGraph
{
    /// <summary>The graph; null where there is no sequence, or a layer needs the whole of it, makes one of its own, or has weights that
    /// depend on the number of steps.</summary>
    public static NetworkGraph? Of(NetworkGraph graph)
    {
        Layer[] sequences = [.. graph.Inputs.Where(input => IsSequence(graph, input))];
        Layer last = graph.Inputs[graph.Inputs.Count - 1];
        return Of(graph, sequences, new HashSet<Layer>())
            ?? (graph.Inputs.Count > 1 && sequences.Contains(last) ? Over(graph, last) : null);
    }

    private static bool IsSequence(NetworkGraph graph, Layer input) =>
        input.Output.Rank > 1 || graph.Layers.Any(l => l.Kind.Steps(l.Spec).ReadsTokens && l.Inputs.Contains(input));

    // What the last input has no part in is the source's.
    private static NetworkGraph? Over(NetworkGraph graph, Layer heard)
    {
        var depends = new HashSet<Layer> { heard };
        foreach (Layer layer in graph.Layers.Where(l => l.Inputs.Any(depends.Contains)))
            depends.Add(layer);
        return graph.Outputs.All(depends.Contains)
            ? Of(graph, [heard], new HashSet<Layer>(graph.Layers.Where(l => !depends.Contains(l))))
            : null;
    }

    private static NetworkGraph? Of(NetworkGraph graph, Layer[] heard, ISet<Layer> before)
    {
        if (heard.Length == 0)
            return null;
        HashSet<Layer> read = Read(graph);
        var sequences = new HashSet<Layer>(heard);
        foreach (Layer layer in graph.Layers.Where(l => read.Contains(l) && !l.IsInput && !before.Contains(l)))
        {
            StepBehaviour steps = layer.Kind.Steps(layer.Spec);
            bool isHeard = layer.Inputs.Any(sequences.Contains);
            if (
                isHeard && !(steps.Streams && layer.Inputs.All(sequences.Contains)) && !(steps.StreamsOverOthers && IsOver(layer))
                || !isHeard && layer.Inputs.Any(before.Contains)
                || steps.CountsSteps && !sequences.Contains(layer.Inputs[0])
                || layer.Inside.Any(l => l.Kind.Steps(l.Spec).CountsSteps)
            )
                return null;
            if (isHeard && steps.KeepsSteps)
                sequences.Add(layer);
        }
        NetworkSpec single = graph.Spec with
        {
            Layers = graph
                .Spec.Layers.Select((spec, i) => Array.Find(heard, input => input.Index == i) is { } input ? Single(spec, input) : spec)
                .ToEquatableArray(),
        };
        NetworkGraph? step = GraphBuilder.Build(single, [], graph);
        return
            step is not null
            && step.Layers.All(l => l.Whole is not null)
            && step.Parameters.Select(p => p.Shape).SequenceEqual(graph.Parameters.Select(p => p.Shape))
            ? new NetworkGraph(step.Spec, step.Layers, step.Outputs)
            {
                BeforeStream = new HashSet<Layer>(step.Layers.Where(l => before.Contains(l.Whole!))),
                Unread = new HashSet<Layer>(step.Layers.Where(l => !l.IsInput && !read.Contains(l.Whole!))),
            }
            : null;

        bool IsOver(Layer layer) => sequences.Contains(layer.Inputs[0]) && layer.Inputs.Skip(1).All(before.Contains);
    }

    // What an output depends on.
    private static HashSet<Layer> Read(NetworkGraph graph)
    {
        var read = new HashSet<Layer>(graph.Outputs);
        foreach (Layer layer in graph.Layers.Reverse().Where(read.Contains))
            read.UnionWith(layer.Inputs);
        return read;
    }

    // An input with one step of its sequence.
    private static LayerSpec Single(LayerSpec spec, Layer input) =>
        spec.With(
            spec.ArgumentOf(nameof(InputAttribute.Shape)),
            input.Output.With(0, 1).ToArray().Select(d => (object)d).ToEquatableArray()
        );
}
