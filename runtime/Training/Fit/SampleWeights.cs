using System.Globalization;
using System.Numerics;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>What holds for weights of losses wherever they come from.</summary>
internal static class SampleWeights
{
    /// <summary>Throws unless a sample can have so many weights.</summary>
    /// <exception cref="ArgumentException">It cannot; the message says how many it can have.</exception>
    public static void CheckLength(ProgramInfo info, Loss loss, int length, string what)
    {
        if (!loss.TakesWeights(info, length))
            throw new ArgumentException(
                $"The {what} has {length} weights for each sample, but {loss.Name} behind {info.Name} takes one{loss.OtherWeights(info)}."
            );
    }

    /// <summary>Throws if a weight is negative, NaN or infinite.</summary>
    /// <exception cref="ArgumentException">One is; the message names it and its sample.</exception>
    public static void Check<T>(ReadOnlySpan<T> weights, int length, ReadOnlySpan<int> numbers = default)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < weights.Length; i++)
            if (!(weights[i] >= T.Zero && T.IsFinite(weights[i])))
                throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"The weight of sample {(numbers.IsEmpty ? i / length : numbers[i / length])} is {weights[i]}; a weight is a "
                            + $"finite number from 0 on."
                    )
                );
    }

    /// <summary>For training that judges no samples one by one.</summary>
    /// <exception cref="ArgumentException">The source has weights; the message says what to do.</exception>
    public static void Refuse(IDataSource data, string what)
    {
        if (data.SampleWeightLength > 0)
            throw new ArgumentException(
                $"The data has sample weights, but {what} counts all samples alike. Leave the weights out, or select samples as often as "
                    + $"they should count.",
                nameof(data)
            );
    }
}
