using System.ComponentModel;
using System.Globalization;

namespace NetGen.CompilerServices;

/// <summary>Every value is an index: a whole number from 0 to <see cref="Count"/> - 1.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class IndexCheck : InputCheck
{
    /// <summary>The rows that indices choose from.</summary>
    public required int Count { get; init; }

    /// <inheritdoc/>
    public override void Check<T>(ReadOnlySpan<T> values, int sample)
    {
        T end = T.CreateChecked(Count);
        for (int i = 0; i < values.Length; i++)
            if (!(values[i] >= T.Zero && values[i] < end && T.IsInteger(values[i])))
                throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Sample {sample} has {values[i]} at position {i} of input '{Input}'; layer '{Layer}' takes whole numbers from 0 "
                            + $"to {Count - 1}."
                    )
                );
    }
}
