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

    /// <summary>The vectors of a right operand that lie from <paramref name="source"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileRow<V, T, W> Load<K>(byte* source)
        where K : struct, IProduct<T>
    {
        TileRow<V, T, W> row = default;
        row.A = K.Stored<V>(new(source));
        if (sizeof(W) > 1)
            row.B = K.Stored<V>(new(source + V.Count * K.StoredBytes));
        if (sizeof(W) > 2)
            row.C = K.Stored<V>(new(source + 2 * V.Count * K.StoredBytes));
        if (sizeof(W) > 3)
            row.D = K.Stored<V>(new(source + 3 * V.Count * K.StoredBytes));
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

    /// <summary>Adds x times the vectors of a right operand that lie from <paramref name="b"/> on, each read where it is used.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add<K>(V x, byte* b)
        where K : struct, IProduct<T>
    {
        A = K.AddProduct(x, new(b), A);
        if (sizeof(W) > 1)
            B = K.AddProduct(x, new(b + V.Count * K.StoredBytes), B);
        if (sizeof(W) > 2)
            C = K.AddProduct(x, new(b + 2 * V.Count * K.StoredBytes), C);
        if (sizeof(W) > 3)
            D = K.AddProduct(x, new(b + 3 * V.Count * K.StoredBytes), D);
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
