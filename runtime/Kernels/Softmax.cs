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
    /// <param name="x">The first row.</param>
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

    // The last columns that fill no vector go through a buffer, padded with -infinity: its exponential adds nothing.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static unsafe void Rows<V, T>(Ptr<T> x, int xPitch, Ptr<T> y, int yPitch, int columns, int from, int to)
        where V : struct, IVec<V, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int tail = columns % V.Count, whole = columns - tail;
        T* buffer = stackalloc T[V.Count];
        Ptr<T> rest = new(buffer);
        V.Store(rest, V.Create(T.NegativeInfinity));
        for (int i = from; i < to; i++)
        {
            Ptr<T> source = x + i * xPitch, target = y + i * yPitch;
            for (int j = 0; j < tail; j++) rest[j] = source[whole + j];
            V max = V.Load(rest), last = max;
            for (int j = 0; j < whole; j += V.Count) max = V.Max(max, V.Load(source + j));
            max = V.Create(V.MaxLane(max));
            last = VecMath.Exp<V, T>(last - max);
            V sum = last;
            for (int j = 0; j < whole; j += V.Count)
            {
                V e = VecMath.Exp<V, T>(V.Load(source + j) - max);
                V.Store(target + j, e);
                sum += e;
            }
            V scale = V.Create(T.One / V.Sum(sum));
            for (int j = 0; j < whole; j += V.Count) V.Store(target + j, V.Load(target + j) * scale);
            if (tail == 0) continue;
            V.Store(rest, last * scale);
            for (int j = 0; j < tail; j++) target[whole + j] = rest[j];
            V.Store(rest, V.Create(T.NegativeInfinity));
        }
    }
}
