using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.CompilerServices;

/// <summary>Runs convolutions whose lanes are columns.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Lines
{
    /// <summary>Images <paramref name="from"/> to <paramref name="to"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<T, K>(in K kernel, int from, int to)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, ILines<T>
    {
        if (Vector512.IsHardwareAccelerated)
            Images<Vec512<T>, T, K>(kernel, from, to);
        else if (Vector256.IsHardwareAccelerated)
            Images<Vec256<T>, T, K>(kernel, from, to);
        else
            Images<Vec128<T>, T, K>(kernel, from, to);
    }

    // Filters are cut into blocks as equal as possible.
    [MethodImpl(Kernel.Alone)]
    private static unsafe void Images<V, T, K>(in K kernel, int from, int to)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, ILines<T>
    {
        int most = V.PanelVectors >= 4 ? 6 : 2,
            blocks = (K.Filters + most - 1) / most;
        for (int sample = from; sample < to; sample++)
        for (int block = 0, filter = 0; block < blocks; block++)
        {
            int filters = (K.Filters - filter + blocks - block - 1) / (blocks - block);
            for (int line = 0; line < K.Lines; line++)
            {
                T* x = kernel.Image.Address + (nint)sample * K.Sample + 2 * line * K.Line;
                int i = (sample * K.Filters + filter) * K.Lines + line;
                for (int j = 0; j < K.Columns; j += V.Count)
                    switch (filters)
                    {
                        case 6:
                            Tile<V, T, K, Six>(kernel, x + 2 * j, filter, i, j);
                            break;
                        case 5:
                            Tile<V, T, K, Five>(kernel, x + 2 * j, filter, i, j);
                            break;
                        case 4:
                            Tile<V, T, K, Four>(kernel, x + 2 * j, filter, i, j);
                            break;
                        case 3:
                            Tile<V, T, K, Three>(kernel, x + 2 * j, filter, i, j);
                            break;
                        case 2:
                            Tile<V, T, K, Two>(kernel, x + 2 * j, filter, i, j);
                            break;
                        default:
                            Tile<V, T, K, One>(kernel, x + 2 * j, filter, i, j);
                            break;
                    }
            }
            filter += filters;
        }
    }

    // Two lines by two vectors of up to 6 filters; guards are constants to the JIT.
    [MethodImpl(Kernel.Alone)]
    private static unsafe void Tile<V, T, K, R>(in K k, T* x, int filter, int i, int j)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, ILines<T>
        where R : unmanaged, ISize
    {
        TileSums<V, T, R, Four> sums = default;
        T* kernel = k.Kernel.Address + filter;
        for (int row = 0; row < K.Height; row++, x += K.Line)
        {
            T* upper = x,
                end = x + K.Width;
            while (upper < end)
            {
                TileRow<V, T, Four> window = default;
                window.A = V.Load(new(upper));
                window.B = V.Load(new(upper + V.Count));
                window.C = V.Load(new(upper + K.Line));
                window.D = V.Load(new(upper + K.Line + V.Count));
                sums.Add<K>(kernel, 0, 1, window);
                upper++;
                kernel += K.Pitch;
            }
        }
        Finish(k, sums.Row0, i, j);
        if (sizeof(R) > 1)
            Finish(k, sums.Row1, i + K.Lines, j);
        if (sizeof(R) > 2)
            Finish(k, sums.Row2, i + 2 * K.Lines, j);
        if (sizeof(R) > 3)
            Finish(k, sums.Row3, i + 3 * K.Lines, j);
        if (sizeof(R) > 4)
            Finish(k, sums.Row4, i + 4 * K.Lines, j);
        if (sizeof(R) > 5)
            Finish(k, sums.Row5, i + 5 * K.Lines, j);
    }

    // The largest of each two by two.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Finish<V, T, K>(in K k, in TileRow<V, T, Four> sums, int i, int j)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, ILines<T> => k.Finish(V.MaxPairs(V.Max(sums.A, sums.C), V.Max(sums.B, sums.D)), i, j);
}
