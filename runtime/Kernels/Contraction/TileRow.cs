using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

/// <summary>One row of a tile: up to four vectors side by side. A struct of at most four fields that only inlined methods see is as good as
/// locals: the JIT keeps each field in a register of its own, and leaves out those that a width has not.</summary>
internal unsafe struct TileRow<V, T, W>
    where V : struct, IVec<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where W : unmanaged, ISize
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
        if (sizeof(W) > 1)
            row.B = V.Load(new(source + V.Count));
        if (sizeof(W) > 2)
            row.C = V.Load(new(source + 2 * V.Count));
        if (sizeof(W) > 3)
            row.D = V.Load(new(source + 3 * V.Count));
        return row;
    }

    /// <summary>Adds x · b, lane by lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(V x, in TileRow<V, T, W> b)
    {
        A = V.Fma(x, b.A, A);
        if (sizeof(W) > 1)
            B = V.Fma(x, b.B, B);
        if (sizeof(W) > 2)
            C = V.Fma(x, b.C, C);
        if (sizeof(W) > 3)
            D = V.Fma(x, b.D, D);
    }

    /// <summary>Adds x times the vectors from <paramref name="b"/> on, each of which is read where it is used.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(V x, T* b)
    {
        A = V.Fma(x, V.Load(new(b)), A);
        if (sizeof(W) > 1)
            B = V.Fma(x, V.Load(new(b + V.Count)), B);
        if (sizeof(W) > 2)
            C = V.Fma(x, V.Load(new(b + 2 * V.Count)), C);
        if (sizeof(W) > 3)
            D = V.Fma(x, V.Load(new(b + 3 * V.Count)), D);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileRow<V, T, W> operator +(in TileRow<V, T, W> a, in TileRow<V, T, W> b)
    {
        TileRow<V, T, W> sum = default;
        sum.A = a.A + b.A;
        if (sizeof(W) > 1)
            sum.B = a.B + b.B;
        if (sizeof(W) > 2)
            sum.C = a.C + b.C;
        if (sizeof(W) > 3)
            sum.D = a.D + b.D;
        return sum;
    }

    /// <summary>Takes the sums of row <paramref name="i"/>, from column <paramref name="j"/> on, as the kernel has them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Begin<K>(in K kernel, int i, int j)
        where K : struct, IContract<T>
    {
        A = kernel.Begin<V>(i, j);
        if (sizeof(W) > 1)
            B = kernel.Begin<V>(i, j + V.Count);
        if (sizeof(W) > 2)
            C = kernel.Begin<V>(i, j + 2 * V.Count);
        if (sizeof(W) > 3)
            D = kernel.Begin<V>(i, j + 3 * V.Count);
    }

    /// <summary>Hands the finished sums of row <paramref name="i"/>, from column <paramref name="j"/> on, to the kernel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Finish<K>(in K kernel, int i, int j)
        where K : struct, IContract<T>
    {
        kernel.Finish(A, i, j);
        if (sizeof(W) > 1)
            kernel.Finish(B, i, j + V.Count);
        if (sizeof(W) > 2)
            kernel.Finish(C, i, j + 2 * V.Count);
        if (sizeof(W) > 3)
            kernel.Finish(D, i, j + 3 * V.Count);
    }
}
