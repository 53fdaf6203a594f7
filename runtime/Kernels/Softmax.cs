using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.CompilerServices;

/// <summary>Softmax over rows, y[j] = e^(x[j] - max x) / Σ e^(x[k] - max x), and its logarithm.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Softmax
{
    /// <summary>Rows <paramref name="from"/> to <paramref name="to"/>. x and y may be the same memory; exactly <paramref name="columns"/>
    /// values of each row of y are written. A row with a NaN or +infinity becomes NaN.</summary>
    /// <param name="x">The first row; a row's padding up to its pitch may be read.</param>
    /// <param name="xPitch">Elements from one row of x to the next.</param>
    /// <param name="y">Receives the first row.</param>
    /// <param name="yPitch">Elements from one row of y to the next.</param>
    /// <param name="columns">The length of a row.</param>
    /// <param name="from">The first row.</param>
    /// <param name="to">One past the last row.</param>
    [MethodImpl(Kernel.Alone)]
    public static void Rows<T>(Ptr<T> x, int xPitch, Ptr<T> y, int yPitch, int columns, int from, int to)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (Vector512.IsHardwareAccelerated)
            Rows<Vec512<T>, T>(x, xPitch, y, yPitch, columns, from, to);
        else if (Vector256.IsHardwareAccelerated)
            Rows<Vec256<T>, T>(x, xPitch, y, yPitch, columns, from, to);
        else
            Rows<Vec128<T>, T>(x, xPitch, y, yPitch, columns, from, to);
    }

    /// <summary>The logarithm, y[j] = x[j] - max x - ln Σ e^(x[k] - max x), of rows <paramref name="from"/> to <paramref name="to"/>. x and
    /// y may be the same memory; exactly <paramref name="columns"/> values of each row of y are written. A row with a NaN or +infinity
    /// becomes NaN.</summary>
    /// <param name="x">The first row; a row's padding up to its pitch may be read.</param>
    /// <param name="xPitch">Elements from one row of x to the next.</param>
    /// <param name="y">Receives the first row.</param>
    /// <param name="yPitch">Elements from one row of y to the next.</param>
    /// <param name="columns">The length of a row.</param>
    /// <param name="from">The first row.</param>
    /// <param name="to">One past the last row.</param>
    [MethodImpl(Kernel.Alone)]
    public static void LogRows<T>(Ptr<T> x, int xPitch, Ptr<T> y, int yPitch, int columns, int from, int to)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (Vector512.IsHardwareAccelerated)
            LogRows<Vec512<T>, T>(x, xPitch, y, yPitch, columns, from, to);
        else if (Vector256.IsHardwareAccelerated)
            LogRows<Vec256<T>, T>(x, xPitch, y, yPitch, columns, from, to);
        else
            LogRows<Vec128<T>, T>(x, xPitch, y, yPitch, columns, from, to);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Rows<V, T>(Ptr<T> x, int xPitch, Ptr<T> y, int yPitch, int columns, int from, int to)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Rows<V, T, ScaledSoftmax<V, T>>(new(T.One), x, xPitch, y, yPitch, columns, from, to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void LogRows<V, T>(Ptr<T> x, int xPitch, Ptr<T> y, int yPitch, int columns, int from, int to)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Rows<V, T, LogSoftmax<V, T>>(default, x, xPitch, y, yPitch, columns, from, to);

    [MethodImpl(Kernel.Alone)]
    private static unsafe void Rows<V, T, F>(F form, Ptr<T> x, int xPitch, Ptr<T> y, int yPitch, int columns, int from, int to)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where F : struct, ISoftmaxForm<V, T>
    {
        T* room = stackalloc T[ScratchLength<V, T>()];
        Ptr<T> scratch = new(room);
        var tail = new RowTail<V, T>(
            scratch,
            columns,
            readsPadding: xPitch >= (columns + V.Count - 1) / V.Count * V.Count,
            writesPadding: false
        );
        for (int i = from; i < to; i += V.Count)
            Block(form, x + i * xPitch, xPitch, y + i * yPitch, yPitch, Math.Min(V.Count, to - i), tail, scratch + V.Count);
    }

    // Of each row; the tails go to a vector each, filled up with what no maximum is.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Maxima<V, T>(Ptr<T> x, int xPitch, int rows, in RowTail<V, T> tail, Ptr<T> max, Ptr<T> lasts)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V none = V.Create(T.NegativeInfinity);
        for (int i = 0; i < rows; i++)
        {
            Ptr<T> row = x + i * xPitch;
            V m = none;
            if (tail.Count > 0)
                V.Store(lasts + i * V.Count, m = tail.Load(row, none));
            for (int j = 0; j < tail.Start; j += V.Count)
                m = V.AtLeast(V.Load(row + j), m);
            max[i] = V.MaxLane(m);
        }
    }

    /// <summary>Room for a tail's buffer and the scratch of <see cref="Block"/>: a vector of maxima, one of sums, one of factors, and the
    /// rows' tails.</summary>
    internal static int ScratchLength<V, T>()
        where V : struct, IVec<V, T>
        where T : unmanaged => (V.Count + 4) * V.Count;

    /// <summary>Up to a vector's lanes of rows: y = softmax(x) in some form. Leaves in <paramref name="scratch"/> the two numbers that each
    /// row's ln Σ e^x = max + ln(sum) is made of: first a vector of max, then one of sum. Padding that is written becomes zero, where the
    /// form takes exponentials.</summary>
    // The maximum need not keep NaN: the exponentials do. In four short passes and not row by row, so that the rows' maxima and sums, whose
    // shuffles take long, overlap, and the divisions, or logarithms, are one.
    [MethodImpl(Kernel.Alone)]
    internal static void Block<V, T, F>(F form, Ptr<T> x, int xPitch, Ptr<T> y, int yPitch, int rows, in RowTail<V, T> tail, Ptr<T> scratch)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where F : struct, ISoftmaxForm<V, T>
    {
        Ptr<T> max = scratch,
            sum = scratch + V.Count,
            ofSum = scratch + 2 * V.Count,
            lasts = scratch + 3 * V.Count;
        int whole = tail.Start;
        V.Store(sum, V.Create(T.One));
        Maxima(x, xPitch, rows, tail, max, lasts);
        // Whole vectors and tail share one loop, so that the exponential is inlined once: past 1,024 locals the JIT keeps everything in
        // memory.
        for (int i = 0; i < rows; i++)
        {
            Ptr<T> last = lasts + i * V.Count;
            V m = V.Create(max[i]),
                s = V.Zero;
            for (int j = 0; j < whole + tail.Count; j += V.Count)
            {
                V e = VecMath.Exp<V, T>(V.Load(j < whole ? x + (i * xPitch + j) : last) - m);
                if (F.TakesExponentials)
                    V.Store(j < whole ? y + (i * yPitch + j) : last, e);
                s += e;
            }
            sum[i] = V.Sum(s);
        }
        V.Store(ofSum, form.OfSums(V.Load(sum)));
        for (int i = 0; i < rows; i++)
        {
            Ptr<T> row = y + i * yPitch,
                from = F.TakesExponentials ? row : x + i * xPitch;
            V away = F.TakesExponentials ? V.Zero : V.Create(max[i]),
                f = V.Create(ofSum[i]);
            for (int j = 0; j < whole; j += V.Count)
                V.Store(row + j, F.Result(F.TakesExponentials ? V.Load(from + j) : V.Load(from + j) - away, f));
            if (tail.Count > 0)
            {
                V last = V.Load(lasts + i * V.Count);
                tail.Store(row, F.Result(F.TakesExponentials ? last : last - away, f));
            }
        }
    }
}
