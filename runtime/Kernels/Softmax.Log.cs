using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.CompilerServices;

public static partial class Softmax
{
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

    // In passes over up to a vector's lanes of rows, as Block and for its reasons, so that there is one logarithm for all of them.
    [MethodImpl(Kernel.Alone)]
    internal static unsafe void LogRows<V, T>(Ptr<T> x, int xPitch, Ptr<T> y, int yPitch, int columns, int from, int to)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T* room = stackalloc T[ScratchLength<V, T>()];
        Ptr<T> buffer = new(room),
            max = buffer + V.Count,
            log = max + V.Count,
            lasts = log + 2 * V.Count;
        var tail = new RowTail<V, T>(
            buffer,
            columns,
            readsPadding: xPitch >= (columns + V.Count - 1) / V.Count * V.Count,
            writesPadding: false
        );
        int whole = tail.Start;
        for (int first = from; first < to; first += V.Count)
        {
            int rows = Math.Min(V.Count, to - first);
            Ptr<T> block = x + first * xPitch,
                result = y + first * yPitch;
            V.Store(log, V.Create(T.One));
            Maxima(block, xPitch, rows, tail, max, lasts);
            for (int i = 0; i < rows; i++)
            {
                V m = V.Create(max[i]),
                    s = V.Zero;
                for (int j = 0; j < whole + tail.Count; j += V.Count)
                    s += VecMath.Exp<V, T>(V.Load(j < whole ? block + (i * xPitch + j) : lasts + i * V.Count) - m);
                log[i] = V.Sum(s);
            }
            V.Store(log, VecMath.Log<V, T>(V.Load(log)));
            for (int i = 0; i < rows; i++)
            {
                V m = V.Create(max[i]),
                    l = V.Create(log[i]);
                for (int j = 0; j < whole; j += V.Count)
                    V.Store(result + (i * yPitch + j), V.Load(block + (i * xPitch + j)) - m - l);
                if (tail.Count > 0)
                    tail.Store(result + i * yPitch, V.Load(lasts + i * V.Count) - m - l);
            }
        }
    }
}
