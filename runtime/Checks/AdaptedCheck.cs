using System.ComponentModel;

namespace NetGen.CompilerServices;

/// <summary>The layer learns states from the samples of a data set before training, by Adapt, and computes nothing until it
/// has.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class AdaptedCheck : InputCheck
{
    /// <summary>The state that says from how many samples.</summary>
    internal const string Count = "count";

    /// <summary>With what the names of the states begin.</summary>
    public required string Weights { get; init; }

    internal sealed override bool IsOfValues => false;

    /// <summary>Asks nothing of values.</summary>
    public sealed override void Check<T>(ReadOnlySpan<T> values, int sample) { }

    /// <summary>Begins to learn.</summary>
    internal abstract IAdaptation Begin();
}
