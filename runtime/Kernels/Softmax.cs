using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <summary>Softmax over rows: y[j] = e^(x[j] - max x) / Σ e^(x[k] - max x).</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Softmax
{
    /// <summary>Rows <paramref name="from"/> to <paramref name="to"/>. x and y may be the same memory; exactly <paramref name="columns"/> values of each row of y are written.
    /// A row with a NaN or +infinity becomes NaN.</summary>
    /// <param name="x">The first row; a row's padding up to its pitch may be read.</param>
    /// <param name="xPitch">Elements from one row of x to the next.</param>
    /// <param name="y">Receives the first row.</param>
    /// <param name="yPitch">Elements from one row of y to the next.</param>
    /// <param name="columns">The length of a row.</param>
    /// <param name="from">The first row.</param>
    /// <param name="to">One past the last row.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Rows<T>(Ptr<T> x, int xPitch, Ptr<T> y, int yPitch, int columns, int from, int to) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (Vector512.IsHardwareAccelerated) Rows<Vec512<T>, T>(x, xPitch, y, yPitch, columns, from, to);
        else if (Vector256.IsHardwareAccelerated) Rows<Vec256<T>, T>(x, xPitch, y, yPitch, columns, from, to);
        else Rows<Vec128<T>, T>(x, xPitch, y, yPitch, columns, from, to);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static unsafe void Rows<V, T>(Ptr<T> x, int xPitch, Ptr<T> y, int yPitch, int columns, int from, int to)
        where V : struct, IVec<V, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T* buffer = stackalloc T[V.Count];
        var tail = new RowTail<V, T>(new(buffer), columns, readsPadding: xPitch >= (columns + V.Count - 1) / V.Count * V.Count, writesPadding: false);
        for (int i = from; i < to; i++) Row(x + i * xPitch, y + i * yPitch, T.One, tail, out _, out _);
    }

    /// <summary>One row: y = scale · softmax(x), and the two numbers that ln Σ e^x = max + ln(sum) is made of. Padding that is written becomes zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Row<V, T>(Ptr<T> x, Ptr<T> y, T scale, in RowTail<V, T> tail, out T max, out T sum)
        where V : struct, IVec<V, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V largest = V.Create(T.NegativeInfinity), total = V.Zero, last = largest;
        if (tail.Count > 0) largest = last = tail.Load(x, largest);
        for (int j = 0; j < tail.Start; j += V.Count) largest = V.Max(largest, V.Load(x + j));
        largest = V.Create(max = V.MaxLane(largest));
        if (tail.Count > 0) total = last = VecMath.Exp<V, T>(last - largest);
        for (int j = 0; j < tail.Start; j += V.Count)
        {
            V e = VecMath.Exp<V, T>(V.Load(x + j) - largest);
            V.Store(y + j, e);
            total += e;
        }
        sum = V.Sum(total);
        V factor = V.Create(scale / sum);
        for (int j = 0; j < tail.Start; j += V.Count) V.Store(y + j, V.Load(y + j) * factor);
        if (tail.Count > 0) tail.Store(y, last * factor);
    }
}
