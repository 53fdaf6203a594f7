namespace NetGen.Generator.Model;

/// <summary>A condition on a range of every sample's values that a layer needs, such as row numbers. The runtime has a class of the same
/// name for each kind, and checks before it computes.</summary>
internal abstract record InputCheck
{
    /// <summary>The layer that asks; empty until <see cref="ShapeContext.Check"/> fills in this and the rest.</summary>
    public string Layer { get; init; } = "";

    /// <summary>The input that the range is.</summary>
    public string Input { get; init; } = "";

    /// <summary>The first value of the range in a sample.</summary>
    public int Start { get; init; }

    public int Length { get; init; }

    /// <summary>What the runtime's class must be told besides, as C#: "Count = 5".</summary>
    public abstract string Arguments { get; }
}
