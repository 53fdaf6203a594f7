using System.Globalization;
using System.Numerics;

namespace NetGen;

/// <summary>The class that a row of a target names.</summary>
internal static class TargetClass
{
    private const double Tolerance = 1e-3;

    /// <summary>The number itself, if it is whole; of several values the place of the largest, if they add up to 1 and there is but one.
    /// Null where no class is named.</summary>
    public static int? Of<T>(ReadOnlySpan<T> row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (row.Length == 1)
            return T.IsInteger(row[0]) && T.Abs(row[0]) <= T.CreateChecked(1 << 24) ? int.CreateTruncating(row[0]) : null;
        int largest = 0,
            times = 0;
        T sum = T.Zero;
        for (int i = 0; i < row.Length; i++)
        {
            if (!(row[i] >= T.Zero))
                return null;
            sum += row[i];
            if (i == 0 || row[i] > row[largest])
                (largest, times) = (i, 1);
            else if (row[i] == row[largest])
                times++;
        }
        return times == 1 && T.Abs(sum - T.One) <= T.CreateTruncating(Tolerance) ? largest : null;
    }

    /// <summary>What is said of a row that names none.</summary>
    public static string Missing<T>(ReadOnlySpan<T> row, int sample)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var values = new List<string>();
        foreach (T value in row[..Math.Min(row.Length, 8)])
            values.Add(value.ToString(null, CultureInfo.InvariantCulture));
        return $"The target of sample {sample} is [{string.Join(", ", values)}{(row.Length > 8 ? ", ..." : "")}], which names no class: "
            + "weights of classes need whole class numbers, or rows that add up to 1 and have one largest value, as one-hot rows do.";
    }
}
