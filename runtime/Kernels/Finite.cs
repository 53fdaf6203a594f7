using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.CompilerServices;

/// <summary>Looks for NaN and infinities.</summary>
internal static class Finite
{
    /// <summary>Where the first value stands that is not finite; -1 if there is none. Reads as fast as memory gives.</summary>
    [MethodImpl(Kernel.Alone)]
    public static int FirstOther<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // 0 times a finite value is 0, and 0 times any other NaN, which no sum loses.
        ReadOnlySpan<Vector<T>> vectors = MemoryMarshal.Cast<T, Vector<T>>(values);
        Vector<T> a = Vector<T>.Zero,
            b = a,
            c = a,
            d = a;
        int i = 0;
        for (; i + 4 <= vectors.Length; i += 4)
        {
            a += vectors[i] * Vector<T>.Zero;
            b += vectors[i + 1] * Vector<T>.Zero;
            c += vectors[i + 2] * Vector<T>.Zero;
            d += vectors[i + 3] * Vector<T>.Zero;
        }
        T rest = T.Zero;
        foreach (T value in values[(i * Vector<T>.Count)..])
            rest += value * T.Zero;
        return rest == T.Zero && Vector.EqualsAll((a + b) + (c + d), Vector<T>.Zero) ? -1 : Search(values);
    }

    private static int Search<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int i = 0;
        while (T.IsFinite(values[i]))
            i++;
        return i;
    }
}
