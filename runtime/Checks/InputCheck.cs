using System.ComponentModel;
using System.Numerics;

namespace NetGen.CompilerServices;

/// <summary>What a layer asks of a range of every sample's values, checked before anything is computed from them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class InputCheck
{
    /// <summary>The layer that asks, for messages.</summary>
    public required string Layer { get; init; }

    /// <summary>The input that the range is, for messages.</summary>
    public required string Input { get; init; }

    /// <summary>The first value of the range in a sample.</summary>
    public required int Start { get; init; }

    /// <summary>Its length.</summary>
    public required int Length { get; init; }

    /// <summary>Whether it is values that it asks something of.</summary>
    internal virtual bool IsOfValues => true;

    /// <summary>Throws if the layer cannot take these values.</summary>
    /// <param name="values">The range in one sample.</param>
    /// <param name="sample">The sample's number, for the message.</param>
    /// <exception cref="ArgumentException">A value is unusable; the message names it, its place and what was expected.</exception>
    public abstract void Check<T>(ReadOnlySpan<T> values, int sample)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
