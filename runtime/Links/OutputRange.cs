using System.ComponentModel;
using System.Globalization;

namespace NetGen.CompilerServices;

/// <summary>Between which numbers the outputs of a network lie, whatever its weights are: what the compiler found, for losses that need
/// probabilities or logits.</summary>
/// <param name="low">No output is below it.</param>
/// <param name="high">No output is above it.</param>
/// <param name="sumsToOne">Each row of the last axis adds up to 1.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct OutputRange(double low, double high, bool sumsToOne = false)
{
    /// <summary>Any number.</summary>
    public static OutputRange All { get; } = new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>No output is below it.</summary>
    public double Low => low;

    /// <summary>No output is above it.</summary>
    public double High => high;

    /// <summary>Each row is a distribution over its classes, as behind a softmax.</summary>
    public bool AreDistributions => sumsToOne;

    /// <summary>Each output is a probability by itself, as behind a sigmoid.</summary>
    public bool AreProbabilities => low >= 0 && high <= 1;

    /// <inheritdoc/>
    public override string ToString()
    {
        FormattableString text = (double.IsFinite(low), double.IsFinite(high)) switch
        {
            (true, true) when low.Equals(high) => $"{low}",
            (true, true) => $"any number from {low} to {high}",
            (true, false) => $"any number from {low} on",
            (false, true) => $"any number up to {high}",
            _ => $"any number",
        };
        return text.ToString(CultureInfo.InvariantCulture);
    }
}
