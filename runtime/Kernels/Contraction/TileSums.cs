using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

/// <summary>The sums of a tile: up to six rows of up to four vectors, all in registers. Guards are constants to the JIT, which leaves out
/// rows that are not there.</summary>
internal unsafe struct TileSums<V, T, R, W> : ITileSums<V, T, W>
    where V : struct, IVec<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where R : unmanaged, ISize
    where W : unmanaged, ISize
{
    public TileRow<V, T, W> Row0,
        Row1,
        Row2,
        Row3,
        Row4,
        Row5;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Begin<K>(in K kernel, int i, int j)
        where K : struct, IContract<T> { }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add<K>(T* a, int stride, in TileRow<V, T, W> b)
        where K : struct, IContract<T> => Add<K>(a, 0, stride, b);

    /// <summary>The same for rows of which the first has its term at <paramref name="first"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add<K>(T* a, int first, int stride, in TileRow<V, T, W> b)
        where K : struct, ITerms
    {
        Row0.Add(Term<K>(a + first), b);
        if (sizeof(R) > 1)
            Row1.Add(Term<K>(a + first + stride), b);
        if (sizeof(R) > 2)
            Row2.Add(Term<K>(a + first + 2 * stride), b);
        if (sizeof(R) > 3)
            Row3.Add(Term<K>(a + first + 3 * stride), b);
        if (sizeof(R) > 4)
            Row4.Add(Term<K>(a + first + 4 * stride), b);
        if (sizeof(R) > 5)
            Row5.Add(Term<K>(a + first + 5 * stride), b);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Term<K>(T* a)
        where K : struct, ITerms => K.IsLaneByLane ? V.Load(new(a)) : V.Create(*a);

    /// <summary>Takes the sums of rows i, i + 1, ..., from column <paramref name="j"/> on, as the kernel has them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Resume<K>(in K kernel, int i, int j)
        where K : struct, IContract<T>
    {
        Row0.Begin(kernel, i, j);
        if (sizeof(R) > 1)
            Row1.Begin(kernel, i + 1, j);
        if (sizeof(R) > 2)
            Row2.Begin(kernel, i + 2, j);
        if (sizeof(R) > 3)
            Row3.Begin(kernel, i + 3, j);
        if (sizeof(R) > 4)
            Row4.Begin(kernel, i + 4, j);
        if (sizeof(R) > 5)
            Row5.Begin(kernel, i + 5, j);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Finish<K>(in K kernel, int i, int j)
        where K : struct, IContract<T>
    {
        Row0.Finish(kernel, i, j);
        if (sizeof(R) > 1)
            Row1.Finish(kernel, i + 1, j);
        if (sizeof(R) > 2)
            Row2.Finish(kernel, i + 2, j);
        if (sizeof(R) > 3)
            Row3.Finish(kernel, i + 3, j);
        if (sizeof(R) > 4)
            Row4.Finish(kernel, i + 4, j);
        if (sizeof(R) > 5)
            Row5.Finish(kernel, i + 5, j);
    }
}
