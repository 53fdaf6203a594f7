using System.Numerics;

namespace NetGen;

/// <summary>The class that a target names.</summary>
internal static class ClassLabel
{
    /// <summary>The class of one sample.</summary>
    /// <param name="target">A label, or a one-hot row.</param>
    /// <param name="classes">The number of classes; 0: any.</param>
    /// <param name="sample">The sample's number, for messages.</param>
    /// <exception cref="ArgumentException">It is no class.</exception>
    public static int Of<T>(ReadOnlySpan<T> target, int classes, int sample)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (target.Length > 1)
            return OfRow(target, sample);
        double label = double.CreateTruncating(target[0]);
        if (!(label >= 0 && label < (classes == 0 ? int.MaxValue : classes) && label == Math.Floor(label)))
            throw new ArgumentException(
                $"The target of sample {sample} is {label}; a class is a whole number from 0 "
                    + $"{(classes == 0 ? "on" : $"to {classes - 1}")}.",
                "data"
            );
        return (int)label;
    }

    private static int OfRow<T>(ReadOnlySpan<T> target, int sample)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int ones = 0,
            label = 0;
        for (int j = 0; j < target.Length; j++)
            if (target[j] == T.One)
                (ones, label) = (ones + 1, j);
            else if (target[j] != T.Zero)
                ones = int.MinValue;
        return ones == 1
            ? label
            : throw new ArgumentException(
                $"The target of sample {sample} has {target.Length} values that are no one-hot row: one 1, and 0 otherwise.",
                "data"
            );
    }
}
