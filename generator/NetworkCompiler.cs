using NetGen.Generator.Diagnostics;
using NetGen.Generator.Emit;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;
using NetGen.Generator.Programs;
using NetGen.Generator.Spec;

namespace NetGen.Generator;

/// <summary>The compiler: from what the attributes say to C#, a stage a line. A pure function; read it first.</summary>
internal static class NetworkCompiler
{
    /// <summary>The generated file, and everything that is wrong or doubtful.</summary>
    /// <param name="spec">The declaration.</param>
    /// <param name="problems">Receives what is found.</param>
    /// <returns>The text. After an error its members are there, but throw; null when nothing can be added to the class.</returns>
    public static GeneratedText? Compile(NetworkSpec spec, List<Problem> problems)
    {
        NetworkGraph? graph = GraphBuilder.Build(spec, problems); // names, connections and shapes
        if (!spec.IsExtensible)
            return null;
        if (graph is null || spec.OldLanguage is not null)
            return new GeneratedText(SkeletonText.Write(spec));
        NetworkPrograms<PassProgram> programs = ProgramBuilder.Build(graph); // layers lowered to primitives, and differentiated
        NetworkPrograms<PassPlan> plans = programs.Select(PassPlan.Of); // primitives joined to kernels, and placed in memory
        plans = plans with { Quantized = QuantizedPasses.Of(plans) }; // where weights lie that are stored in fewer bytes
        if (PlanProblems.Of(plans) is { } problem)
        {
            problems.Add(problem);
            return new GeneratedText(SkeletonText.Write(spec));
        }
        return ClassEmitter.Write(plans); // C#
    }
}
