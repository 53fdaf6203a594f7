using NetGen.Generator.Attributes;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Text;

namespace NetGen.Generator.Spec;

/// <summary>Everything the compiler knows of one [Network] class, and nothing else: no symbol, no syntax, no location. Equal specs make
/// equal code.</summary>
internal sealed record NetworkSpec
{
    /// <summary>The class's name without namespace, for people.</summary>
    public required string Name { get; init; }

    /// <summary>Empty for the global namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>The declarations around the class, outermost first: "partial class Outer".</summary>
    public required EquatableArray<string> Containers { get; init; }

    /// <summary>"class", or "record".</summary>
    public required string Keyword { get; init; }

    /// <summary>There is a base class, whose members the generated ones may hide.</summary>
    public required bool HasBase { get; init; }

    /// <summary>There are required members, which the compiler's own constructor must be excused from.</summary>
    public required bool HasRequired { get; init; }

    /// <summary>A type around the class or its assembly promises the Common Language Specification for it, and other assemblies see
    /// it.</summary>
    public bool IsClsCompliant { get; init; }

    /// <summary>The project's global using aliases.</summary>
    public EquatableArray<string> GlobalAliases { get; init; }

    /// <summary>The project's version of C#, where it is older than that of generated code.</summary>
    public string? OldLanguage { get; init; }

    /// <summary>double instead of float.</summary>
    public bool IsDouble { get; init; }

    /// <summary>The products with second derivatives are asked for.</summary>
    public bool HasCurvature { get; init; }

    /// <summary>The gradient of the output's slope is asked for.</summary>
    public bool HasGradientPenalty { get; init; }

    /// <summary>The outputs of all layers are asked for.</summary>
    public bool HasLayerOutputs { get; init; }

    /// <summary>How kernels are stored in the copies for inference that the class makes.</summary>
    public Quantization Quantization { get; init; }

    /// <summary>A single sample goes the way of a batch.</summary>
    public bool IsBatchInvariant { get; init; }

    public EquatableArray<LayerSpec> Layers { get; init; }

    /// <summary>The names in [Output]; empty when there is none.</summary>
    public EquatableArray<string> Outputs { get; init; }

    /// <summary>What is wrong with the declaration itself.</summary>
    public EquatableArray<Problem> Problems { get; init; }

    /// <summary>The compiler itself has reported an error in an attribute, so that only the skeleton is written.</summary>
    public bool IsBroken { get; init; }

    /// <summary>Fully qualified, for code: global::Ns.Outer.Name.</summary>
    public required string FullName { get; init; }

    /// <summary>A generated part of the class can compile.</summary>
    public bool IsExtensible => !Problems.Any(p => Descriptors.NotExtensible.Contains(p.Descriptor));

    /// <summary>The name as code.</summary>
    public string Identifier => Text.Identifier.Of(Name);

    public string Number => IsDouble ? "double" : "float";
}
