using System.Numerics;

namespace NetGen;

/// <summary>Ranges of numbers that users give.</summary>
internal static class Interval
{
    /// <summary>The range itself; null stays null.</summary>
    /// <exception cref="ArgumentException">The second is not larger than the first, or one is not finite.</exception>
    public static (T Low, T High)? Checked<T>((T Low, T High)? range, string name)
        where T : IBinaryFloatingPointIeee754<T> =>
        range is not { } ends || (T.IsFinite(ends.Low) && T.IsFinite(ends.High) && ends.High > ends.Low)
            ? range
            : throw new ArgumentException(
                $"The range from {ends.Low} to {ends.High} is none: both must be finite, and the second the larger.",
                name
            );
}
