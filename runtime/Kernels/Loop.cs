using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.CompilerServices;

/// <summary>Runs element-by-element kernels.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Loop
{
    /// <summary>Rows <paramref name="from"/> to <paramref name="to"/>, all <paramref name="columns"/>: whole vectors, then single
    /// lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<T, K>(in K kernel, int from, int to, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, ILoop<T>
    {
        if (Vector512.IsHardwareAccelerated)
            Rows<Vec512<T>, T, K>(kernel, from, to, columns);
        else if (Vector256.IsHardwareAccelerated)
            Rows<Vec256<T>, T, K>(kernel, from, to, columns);
        else
            Rows<Vec128<T>, T, K>(kernel, from, to, columns);
    }

    /// <summary>The same for rows whose columns do not lie side by side: one lane at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RunStrided<T, K>(in K kernel, int from, int to, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, ILoop<T> => Rows<Vec1<T>, T, K>(kernel, from, to, columns);

    [MethodImpl(Kernel.Alone)]
    private static void Rows<V, T, K>(in K kernel, int from, int to, int columns)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, ILoop<T>
    {
        K k = kernel;
        int whole = columns - columns % V.Count;
        for (int i = from; i < to; i++)
        for (int j = 0; j < whole; j += V.Count)
            k.Apply<V>(i, j);
        if (whole == columns)
            return;
        for (int i = from; i < to; i++)
        for (int j = whole; j < columns; j++)
            k.Apply<Vec1<T>>(i, j);
    }
}
