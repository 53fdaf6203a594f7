using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

/// <summary>The sums of a tile: up to six rows of up to four vectors, all in registers. Guards are constants to the JIT, which leaves out
/// rows that are not there.</summary>
internal unsafe struct TileSums<V, T, R, W>
    where V : struct, IVec<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where R : struct, ISize
    where W : struct, ISize
{
    public TileRow<V, T, W> Row0,
        Row1,
        Row2,
        Row3,
        Row4,
        Row5;

    /// <summary>Adds to each row its value of a, which are <paramref name="stride"/> apart, times b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(T* a, int stride, in TileRow<V, T, W> b)
    {
        Row0.Add(a[0], b);
        if (R.Size > 1)
            Row1.Add(a[stride], b);
        if (R.Size > 2)
            Row2.Add(a[2 * stride], b);
        if (R.Size > 3)
            Row3.Add(a[3 * stride], b);
        if (R.Size > 4)
            Row4.Add(a[4 * stride], b);
        if (R.Size > 5)
            Row5.Add(a[5 * stride], b);
    }

    /// <summary>Hands the finished sums of rows i, i + 1, ..., from column <paramref name="j"/> on, to the kernel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Finish<K>(in K kernel, int i, int j)
        where K : struct, IContract<T>
    {
        Row0.Finish(kernel, i, j);
        if (R.Size > 1)
            Row1.Finish(kernel, i + 1, j);
        if (R.Size > 2)
            Row2.Finish(kernel, i + 2, j);
        if (R.Size > 3)
            Row3.Finish(kernel, i + 3, j);
        if (R.Size > 4)
            Row4.Finish(kernel, i + 4, j);
        if (R.Size > 5)
            Row5.Finish(kernel, i + 5, j);
    }
}
