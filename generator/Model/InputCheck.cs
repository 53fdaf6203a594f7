using Microsoft.CodeAnalysis;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Spec;

namespace NetGen.Generator.Model;

/// <summary>A condition on a range of every sample's values that a layer needs, such as row numbers. The runtime checks before it
/// computes.</summary>
/// <param name="Type">The runtime's class of this condition.</param>
internal abstract record InputCheck(string Type)
{
    /// <summary>The layer that asks; empty until <see cref="ShapeContext.Check"/> fills in this and the rest.</summary>
    public string Layer { get; init; } = "";

    /// <summary>The input that the range is.</summary>
    public string Input { get; init; } = "";

    /// <summary>The first value of the range in a sample.</summary>
    public int Start { get; init; }

    public int Length { get; init; }

    /// <summary>The properties of the runtime's class beside those of every check.</summary>
    public virtual IReadOnlyList<NamedValue> Arguments => [];

    /// <summary>What is said where the values are computed by a layer and cannot be checked before; it is told the layer that asks, and the
    /// one that computes.</summary>
    public virtual DiagnosticDescriptor NotOfInput => Descriptors.NotAnInput;

    /// <summary>Whether values that are known to be so many indices, whole numbers from 0 on, are what it asks for.</summary>
    public virtual bool HoldsOf(int indices) => false;

    /// <summary>The same as a condition of this layer, or of a layer inside it.</summary>
    public virtual InputCheck Of(Layer layer) => this;
}
