using System.Runtime.CompilerServices;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Emit;
using NetGen.Generator.Spec;
using NetGen.Generator.Text;

namespace NetGen.Generator;

/// <summary>What the compiler makes of one network.</summary>
/// <param name="Network">The class's full name.</param>
/// <param name="Text">The generated part of the class; null when nothing can be added to it.</param>
/// <param name="Problems">Everything that is wrong or doubtful, a failure of the compiler itself among it.</param>
internal sealed record GeneratedFile(string Network, GeneratedText? Text, EquatableArray<Problem> Problems)
{
    /// <summary>One network's failure is its own: its members are there but throw, and the others stay whole.</summary>
    // Inlined, it would not stand in an exception's trace, and its caller would seem to have thrown.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static GeneratedFile Of(NetworkSpec spec, Func<NetworkSpec, List<Problem>, GeneratedText?> compile)
    {
        var problems = new List<Problem>();
        GeneratedText? text;
        try
        {
            text = compile(spec, problems);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            problems.Add(Failure.Of(spec.Name, e, typeof(GeneratedFile)));
            text = spec.IsExtensible ? new GeneratedText(SkeletonText.Write(spec)) : null;
        }
        return new GeneratedFile(spec.FullName, text, problems.ToEquatableArray());
    }
}
