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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe void Tile<V, T, K, R>(in K k, T* x, int filter, int i, int j)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, ILines<T>
        where R : struct, ISize
    {
        V c0a = default,
            c0b = default,
            c0c = default,
            c0d = default;
        V c1a = default,
            c1b = default,
            c1c = default,
            c1d = default;
        V c2a = default,
            c2b = default,
            c2c = default,
            c2d = default;
        V c3a = default,
            c3b = default,
            c3c = default,
            c3d = default;
        V c4a = default,
            c4b = default,
            c4c = default,
            c4d = default;
        V c5a = default,
            c5b = default,
            c5c = default,
            c5d = default;
        T* kernel = k.Kernel.Address + filter;
        for (int row = 0; row < K.Height; row++, x += K.Line)
        {
            T* upper = x,
                end = x + K.Width;
            while (upper < end)
            {
                V ua = V.Load(new(upper)),
                    ub = V.Load(new(upper + V.Count)),
                    la = V.Load(new(upper + K.Line)),
                    lb = V.Load(new(upper + K.Line + V.Count));
                V w = V.Create(kernel[0]);
                c0a = V.Fma(w, ua, c0a);
                c0b = V.Fma(w, ub, c0b);
                c0c = V.Fma(w, la, c0c);
                c0d = V.Fma(w, lb, c0d);
                if (R.Size > 1)
                    w = V.Create(kernel[1]);
                if (R.Size > 1)
                    c1a = V.Fma(w, ua, c1a);
                if (R.Size > 1)
                    c1b = V.Fma(w, ub, c1b);
                if (R.Size > 1)
                    c1c = V.Fma(w, la, c1c);
                if (R.Size > 1)
                    c1d = V.Fma(w, lb, c1d);
                if (R.Size > 2)
                    w = V.Create(kernel[2]);
                if (R.Size > 2)
                    c2a = V.Fma(w, ua, c2a);
                if (R.Size > 2)
                    c2b = V.Fma(w, ub, c2b);
                if (R.Size > 2)
                    c2c = V.Fma(w, la, c2c);
                if (R.Size > 2)
                    c2d = V.Fma(w, lb, c2d);
                if (R.Size > 3)
                    w = V.Create(kernel[3]);
                if (R.Size > 3)
                    c3a = V.Fma(w, ua, c3a);
                if (R.Size > 3)
                    c3b = V.Fma(w, ub, c3b);
                if (R.Size > 3)
                    c3c = V.Fma(w, la, c3c);
                if (R.Size > 3)
                    c3d = V.Fma(w, lb, c3d);
                if (R.Size > 4)
                    w = V.Create(kernel[4]);
                if (R.Size > 4)
                    c4a = V.Fma(w, ua, c4a);
                if (R.Size > 4)
                    c4b = V.Fma(w, ub, c4b);
                if (R.Size > 4)
                    c4c = V.Fma(w, la, c4c);
                if (R.Size > 4)
                    c4d = V.Fma(w, lb, c4d);
                if (R.Size > 5)
                    w = V.Create(kernel[5]);
                if (R.Size > 5)
                    c5a = V.Fma(w, ua, c5a);
                if (R.Size > 5)
                    c5b = V.Fma(w, ub, c5b);
                if (R.Size > 5)
                    c5c = V.Fma(w, la, c5c);
                if (R.Size > 5)
                    c5d = V.Fma(w, lb, c5d);
                upper++;
                kernel += K.Pitch;
            }
        }
        k.Finish(V.MaxPairs(V.Max(c0a, c0c), V.Max(c0b, c0d)), i, j);
        if (R.Size > 1)
            k.Finish(V.MaxPairs(V.Max(c1a, c1c), V.Max(c1b, c1d)), i + K.Lines, j);
        if (R.Size > 2)
            k.Finish(V.MaxPairs(V.Max(c2a, c2c), V.Max(c2b, c2d)), i + 2 * K.Lines, j);
        if (R.Size > 3)
            k.Finish(V.MaxPairs(V.Max(c3a, c3c), V.Max(c3b, c3d)), i + 3 * K.Lines, j);
        if (R.Size > 4)
            k.Finish(V.MaxPairs(V.Max(c4a, c4c), V.Max(c4b, c4d)), i + 4 * K.Lines, j);
        if (R.Size > 5)
            k.Finish(V.MaxPairs(V.Max(c5a, c5c), V.Max(c5b, c5d)), i + 5 * K.Lines, j);
    }
}
