using System.ComponentModel;
using System.Globalization;

namespace NetGen.CompilerServices;

/// <summary>No value is NaN or infinite.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FiniteCheck : InputCheck
{
    /// <inheritdoc/>
    public override void Check<T>(ReadOnlySpan<T> values, int sample)
    {
        for (int i = 0; i < values.Length; i++)
            if (!T.IsFinite(values[i]))
                throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Sample {sample} has {values[i]} at position {i}; the visible units of layer '{Layer}' take finite values."
                    )
                );
    }
}
