using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Parse;

/// <summary>Everything the compiler knows of one [Network] class, and nothing else: no symbol, no syntax, no location. Equal specs make equal code.</summary>
internal sealed record NetworkSpec
{
    /// <summary>The class's name without namespace.</summary>
    public required string Name { get; init; }

    /// <summary>Empty for the global namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>The declarations around the class, outermost first: "partial class Outer".</summary>
    public required EquatableArray<string> Containers { get; init; }

    /// <summary>"class", or "record".</summary>
    public required string Keyword { get; init; }

    /// <summary>double instead of float.</summary>
    public required bool IsDouble { get; init; }

    public required EquatableArray<LayerSpec> Layers { get; init; }

    /// <summary>The names in [Output]; empty when there is none.</summary>
    public required EquatableArray<string> Outputs { get; init; }

    /// <summary>What is wrong with the declaration itself.</summary>
    public required EquatableArray<Problem> Problems { get; init; }

    /// <summary>The compiler itself has reported an error in an attribute, so that only the skeleton is written.</summary>
    public required bool IsBroken { get; init; }

    /// <summary>Fully qualified, for code: global::Ns.Outer.Name.</summary>
    public required string FullName { get; init; }

    public string Number => IsDouble ? "double" : "float";
}
