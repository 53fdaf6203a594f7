using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.CompilerServices;

/// <summary>Runs reductions. The order of the terms depends on the sizes alone, never on the number of threads.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Reduce
{
    /// <summary>Keeps the last axis: for o in [from, to) and every column, folds over r in [0, reduced).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Columns<T, F, K>(in K kernel, int from, int to, int reduced, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where F : struct, IFold<T>
        where K : struct, IReduce<T>
    {
        if (Vector512.IsHardwareAccelerated)
            KeepLast<Vec512<T>, T, F, K>(kernel, from, to, reduced, columns);
        else if (Vector256.IsHardwareAccelerated)
            KeepLast<Vec256<T>, T, F, K>(kernel, from, to, reduced, columns);
        else
            KeepLast<Vec128<T>, T, F, K>(kernel, from, to, reduced, columns);
    }

    /// <summary>Folds the last axis as well: one value for each o in [from, to).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Rows<T, F, K>(in K kernel, int from, int to, int reduced, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where F : struct, IFold<T>
        where K : struct, IReduce<T>
    {
        if (Vector512.IsHardwareAccelerated)
            FoldLast<Vec512<T>, T, F, K>(kernel, from, to, reduced, columns);
        else if (Vector256.IsHardwareAccelerated)
            FoldLast<Vec256<T>, T, F, K>(kernel, from, to, reduced, columns);
        else
            FoldLast<Vec128<T>, T, F, K>(kernel, from, to, reduced, columns);
    }

    /// <summary><see cref="Columns"/> for operands whose columns do not lie side by side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ColumnsStrided<T, F, K>(in K kernel, int from, int to, int reduced, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where F : struct, IFold<T>
        where K : struct, IReduce<T> => KeepLast<Vec1<T>, T, F, K>(kernel, from, to, reduced, columns);

    /// <summary><see cref="Rows"/> for operands whose columns do not lie side by side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RowsStrided<T, F, K>(in K kernel, int from, int to, int reduced, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where F : struct, IFold<T>
        where K : struct, IReduce<T> => FoldLast<Vec1<T>, T, F, K>(kernel, from, to, reduced, columns);

    [MethodImpl(Kernel.Alone)]
    private static void KeepLast<V, T, F, K>(in K kernel, int from, int to, int reduced, int columns)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where F : struct, IFold<T>
        where K : struct, IReduce<T>
    {
        K k = kernel;
        for (int o = from; o < to; o++)
        {
            int j = 0;
            for (; j + 4 * V.Count <= columns; j += 4 * V.Count)
            {
                V s0 = V.Create(F.Start),
                    s1 = s0,
                    s2 = s0,
                    s3 = s0;
                for (int r = 0; r < reduced; r++)
                {
                    s0 = F.Fold(s0, k.Term<V>(o, r, j));
                    s1 = F.Fold(s1, k.Term<V>(o, r, j + V.Count));
                    s2 = F.Fold(s2, k.Term<V>(o, r, j + 2 * V.Count));
                    s3 = F.Fold(s3, k.Term<V>(o, r, j + 3 * V.Count));
                }
                k.Finish(s0, o, j);
                k.Finish(s1, o, j + V.Count);
                k.Finish(s2, o, j + 2 * V.Count);
                k.Finish(s3, o, j + 3 * V.Count);
            }
            for (; j + V.Count <= columns; j += V.Count)
            {
                V s = V.Create(F.Start);
                for (int r = 0; r < reduced; r++)
                    s = F.Fold(s, k.Term<V>(o, r, j));
                k.Finish(s, o, j);
            }
            for (; j < columns; j++)
            {
                Vec1<T> s = Vec1<T>.Create(F.Start);
                for (int r = 0; r < reduced; r++)
                    s = F.Fold(s, k.Term<Vec1<T>>(o, r, j));
                k.Finish(s, o, j);
            }
        }
    }

    [MethodImpl(Kernel.Alone)]
    private static void FoldLast<V, T, F, K>(in K kernel, int from, int to, int reduced, int columns)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where F : struct, IFold<T>
        where K : struct, IReduce<T>
    {
        K k = kernel;
        int whole = columns - columns % V.Count;
        for (int o = from; o < to; o++)
        {
            V s = V.Create(F.Start);
            Vec1<T> tail = Vec1<T>.Create(F.Start);
            for (int r = 0; r < reduced; r++)
            {
                for (int j = 0; j < whole; j += V.Count)
                    s = F.Fold(s, k.Term<V>(o, r, j));
                for (int j = whole; j < columns; j++)
                    tail = F.Fold(tail, k.Term<Vec1<T>>(o, r, j));
            }
            k.Finish(F.Fold(tail, Vec1<T>.Create(F.Lanes(s))), o, 0);
        }
    }
}

/// <summary>Folds by adding.</summary>
/// <typeparam name="T">float or double.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Sum<T> : IFold<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public static T Start => T.Zero;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Fold<V>(V a, V b)
        where V : struct, IVec<V, T> => a + b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Lanes<V>(V a)
        where V : struct, IVec<V, T> => V.Sum(a);
}

/// <summary>Folds by keeping the larger; NaN stays NaN.</summary>
/// <typeparam name="T">float or double.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Max<T> : IFold<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public static T Start => T.NegativeInfinity;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Fold<V>(V a, V b)
        where V : struct, IVec<V, T> => V.Max(a, b);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Lanes<V>(V a)
        where V : struct, IVec<V, T> => V.MaxLane(a) + V.Sum(V.Select(V.Equal(a, a), V.Zero, a));
}
