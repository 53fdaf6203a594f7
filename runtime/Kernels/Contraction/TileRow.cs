using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

/// <summary>One row of a tile: up to four vectors side by side. A struct of at most four fields that only inlined methods see is as good as
/// locals: the JIT keeps each field in a register of its own, and leaves out those that a width has not.</summary>
internal unsafe struct TileRow<V, T, W>
    where V : struct, IVec<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where W : struct, ISize
{
    public V A,
        B,
        C,
        D;

    /// <summary>The vectors from <paramref name="source"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileRow<V, T, W> Load(T* source)
    {
        TileRow<V, T, W> row = default;
        row.A = V.Load(new(source));
        if (W.Size > 1)
            row.B = V.Load(new(source + V.Count));
        if (W.Size > 2)
            row.C = V.Load(new(source + 2 * V.Count));
        if (W.Size > 3)
            row.D = V.Load(new(source + 3 * V.Count));
        return row;
    }

    /// <summary>Adds a · b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(T a, in TileRow<V, T, W> b)
    {
        V x = V.Create(a);
        A = V.Fma(x, b.A, A);
        if (W.Size > 1)
            B = V.Fma(x, b.B, B);
        if (W.Size > 2)
            C = V.Fma(x, b.C, C);
        if (W.Size > 3)
            D = V.Fma(x, b.D, D);
    }

    /// <summary>Hands the finished sums of row <paramref name="i"/>, from column <paramref name="j"/> on, to the kernel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Finish<K>(in K kernel, int i, int j)
        where K : struct, IContract<T>
    {
        kernel.Finish(A, i, j);
        if (W.Size > 1)
            kernel.Finish(B, i, j + V.Count);
        if (W.Size > 2)
            kernel.Finish(C, i, j + 2 * V.Count);
        if (W.Size > 3)
            kernel.Finish(D, i, j + 3 * V.Count);
    }
}
