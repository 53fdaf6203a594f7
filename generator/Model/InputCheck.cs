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
}
