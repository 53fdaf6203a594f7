using System.ComponentModel;
using System.Globalization;

namespace NetGen.CompilerServices;

/// <summary>Of the values of each item one is 1 and the others are 0, or all are 0.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OneHotCheck : InputCheck
{
    /// <summary>Values of an item.</summary>
    public required int Categories { get; init; }

    /// <inheritdoc/>
    public override void Check<T>(ReadOnlySpan<T> values, int sample)
    {
        int ones = 0;
        for (int i = 0; i < values.Length; i++)
        {
            if (i % Categories == 0)
                ones = 0;
            if (values[i] == T.One)
                ones++;
            if (ones > 1 || (values[i] != T.One && values[i] != T.Zero))
                throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Sample {sample} has {values[i]} at position {i}, in item "
                            + $"{i / Categories}{(ones > 1 ? ", which has a 1 already" : "")}; layer '{Layer}' takes items of "
                            + $"{Categories} values of which one is 1 and the others are 0, or all are 0 where the item is missing."
                    )
                );
        }
    }
}
