using System.ComponentModel;
using System.Globalization;

namespace NetGen.CompilerServices;

/// <summary>Every value is between 0 and 1.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ProbabilityCheck : InputCheck
{
    /// <inheritdoc/>
    public override void Check<T>(ReadOnlySpan<T> values, int sample)
    {
        for (int i = 0; i < values.Length; i++)
            if (!(values[i] >= T.Zero && values[i] <= T.One))
                throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Sample {sample} has {values[i]} at position {i}; the visible units of layer '{Layer}' take values from 0 to 1. "
                            + $"Scale the data, or declare Visible = VisibleUnits.Gaussian."
                    )
                );
    }
}
