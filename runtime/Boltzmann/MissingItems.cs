using System.Numerics;

namespace NetGen;

/// <summary>Items of softmax units whose values are all 0.</summary>
internal static class MissingItems
{
    /// <summary>Makes what is missing in the data missing in the samples.</summary>
    public static void Clear<T>(ReadOnlySpan<T> data, Span<T> samples, int categories)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int at = 0; at < data.Length; at += categories)
            if (!data.Slice(at, categories).ContainsAnyExcept(T.Zero))
                samples.Slice(at, categories).Clear();
    }
}
