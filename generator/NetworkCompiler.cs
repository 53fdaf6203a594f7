using NetGen.Generator.Diagnostics;
using NetGen.Generator.Emit;
using NetGen.Generator.Graph;
using NetGen.Generator.Parse;

namespace NetGen.Generator;

/// <summary>The compiler: from what the attributes say to C#. A pure function; read it first.</summary>
internal static class NetworkCompiler
{
    /// <summary>The generated file. After an error its members are there, but throw; null when nothing can be added to the class.</summary>
    public static string? Compile(NetworkSpec spec)
    {
        if (!spec.IsExtensible)
            return null;
        NetworkGraph? graph = GraphBuilder.Build(spec, []); // names, connections and shapes
        return graph is null || spec.OldLanguage is not null
            ? ClassEmitter.Skeleton(spec)
            : ClassEmitter.Write(graph, new ProgramEmitter(graph)); // lower, differentiate, plan, emit
    }

    /// <summary>Everything that is wrong or doubtful.</summary>
    public static IReadOnlyList<Problem> Diagnose(NetworkSpec spec)
    {
        var problems = new List<Problem>();
        GraphBuilder.Build(spec, problems);
        return problems;
    }
}
