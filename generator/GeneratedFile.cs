using NetGen.Generator.Diagnostics;
using NetGen.Generator.Emit;
using NetGen.Generator.Parse;

namespace NetGen.Generator;

/// <summary>The generated part of one network: its text, null when nothing can be added to the class, and what the compiler failed with,
/// after which members are there but throw.</summary>
/// <param name="Network">The class's full name.</param>
/// <param name="Text">The file.</param>
/// <param name="Failure">An exception as a diagnostic.</param>
internal sealed record GeneratedFile(string Network, string? Text, Problem? Failure)
{
    /// <summary>One network's failure is its own: it leaves the others whole.</summary>
    public static GeneratedFile Of(NetworkSpec spec, Func<NetworkSpec, string?> compile)
    {
        try
        {
            return new GeneratedFile(spec.FullName, compile(spec), null);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new GeneratedFile(
                spec.FullName,
                spec.IsExtensible ? ClassEmitter.Skeleton(spec) : null,
                Diagnostics.Failure.Of(spec.Name, e)
            );
        }
    }
}
