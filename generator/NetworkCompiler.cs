using NetGen.Generator.Diagnostics;
using NetGen.Generator.Emit;
using NetGen.Generator.Graph;
using NetGen.Generator.Parse;
using NetGen.Generator.Shapes;

namespace NetGen.Generator;

/// <summary>The compiler: from what the attributes say to C#. A pure function; read it first.</summary>
internal static class NetworkCompiler
{
    /// <summary>The largest block of memory, in values.</summary>
    private const long Limit = 1 << 29;

    /// <summary>The generated file. After an error its members are there, but throw.</summary>
    public static string Compile(NetworkSpec spec)
    {
        var problems = new List<Problem>();
        NetworkGraph? graph = GraphBuilder.Build(spec, problems);                // names, connections and shapes
        if (graph is null || TooLarge(graph) is not null) return ClassEmitter.Skeleton(spec);
        return ClassEmitter.Write(graph, new ProgramEmitter(graph));             // lower, differentiate, plan, emit
    }

    /// <summary>Everything that is wrong or doubtful.</summary>
    public static IReadOnlyList<Problem> Diagnose(NetworkSpec spec)
    {
        var problems = new List<Problem>();
        if (GraphBuilder.Build(spec, problems) is { } graph && TooLarge(graph) is { } problem) problems.Add(problem);
        return problems;
    }

    private static Problem? TooLarge(NetworkGraph graph)
    {
        foreach ((string what, long size) in new[] { ("parameters", graph.Parameters.Sum(p => Padded(p.Shape))), ("activations of one sample", 64 * graph.Layers.Sum(l => Padded(l.Output))) })
            if (size > Limit) return new Problem(Descriptors.TooLarge, [graph.Spec.Name, Text.Grouped(what == "parameters" ? size : size / 64), what, Text.Grouped(what == "parameters" ? Limit : Limit / 64)]);
        return null;
    }

    private static long Padded(Shape shape) => shape.Length / shape.Last * ((shape.Last + 15) / 16 * 16);
}
