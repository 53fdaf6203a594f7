using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

public static partial class Contract
{
    // The whole sum of up to 6 rows by 4 vectors in registers. Guards are constants to the JIT, which leaves out rows and vectors that are
    // not there. Plain locals, because the JIT keeps neither arrays nor structs of several vectors in registers reliably.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe void Tile<V, T, K, R, W>(in K kernel, T* rows, int i, int j, int depth, int segments)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IContract<T>
        where R : struct, ISize
        where W : struct, ISize
    {
        K k = kernel;
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
        int s = 0;
        do
        {
            T* a = rows,
                b = k.B.Address + j;
            if (K.HasParts)
                a += K.SegmentA(s);
            if (K.HasParts)
                b += K.SegmentB(s);
            T* end = b + (nint)depth * K.Pitch;
            // A while, not a do-while: behind a loop that always runs, the JIT goes on with copies of the sums, and then has too few
            // registers.
            while (b < end)
            {
                V wa = V.Load(new(b)),
                    wb = default,
                    wc = default,
                    wd = default,
                    x = V.Create(a[0]);
                if (W.Size > 1)
                    wb = V.Load(new(b + V.Count));
                if (W.Size > 2)
                    wc = V.Load(new(b + 2 * V.Count));
                if (W.Size > 3)
                    wd = V.Load(new(b + 3 * V.Count));
                c0a = V.Fma(x, wa, c0a);
                if (W.Size > 1)
                    c0b = V.Fma(x, wb, c0b);
                if (W.Size > 2)
                    c0c = V.Fma(x, wc, c0c);
                if (W.Size > 3)
                    c0d = V.Fma(x, wd, c0d);
                if (R.Size > 1)
                    x = V.Create(a[K.RowStride]);
                if (R.Size > 1)
                    c1a = V.Fma(x, wa, c1a);
                if (R.Size > 1 && W.Size > 1)
                    c1b = V.Fma(x, wb, c1b);
                if (R.Size > 1 && W.Size > 2)
                    c1c = V.Fma(x, wc, c1c);
                if (R.Size > 1 && W.Size > 3)
                    c1d = V.Fma(x, wd, c1d);
                if (R.Size > 2)
                    x = V.Create(a[2 * K.RowStride]);
                if (R.Size > 2)
                    c2a = V.Fma(x, wa, c2a);
                if (R.Size > 2 && W.Size > 1)
                    c2b = V.Fma(x, wb, c2b);
                if (R.Size > 2 && W.Size > 2)
                    c2c = V.Fma(x, wc, c2c);
                if (R.Size > 2 && W.Size > 3)
                    c2d = V.Fma(x, wd, c2d);
                if (R.Size > 3)
                    x = V.Create(a[3 * K.RowStride]);
                if (R.Size > 3)
                    c3a = V.Fma(x, wa, c3a);
                if (R.Size > 3 && W.Size > 1)
                    c3b = V.Fma(x, wb, c3b);
                if (R.Size > 3 && W.Size > 2)
                    c3c = V.Fma(x, wc, c3c);
                if (R.Size > 3 && W.Size > 3)
                    c3d = V.Fma(x, wd, c3d);
                if (R.Size > 4)
                    x = V.Create(a[4 * K.RowStride]);
                if (R.Size > 4)
                    c4a = V.Fma(x, wa, c4a);
                if (R.Size > 4 && W.Size > 1)
                    c4b = V.Fma(x, wb, c4b);
                if (R.Size > 4 && W.Size > 2)
                    c4c = V.Fma(x, wc, c4c);
                if (R.Size > 4 && W.Size > 3)
                    c4d = V.Fma(x, wd, c4d);
                if (R.Size > 5)
                    x = V.Create(a[5 * K.RowStride]);
                if (R.Size > 5)
                    c5a = V.Fma(x, wa, c5a);
                if (R.Size > 5 && W.Size > 1)
                    c5b = V.Fma(x, wb, c5b);
                if (R.Size > 5 && W.Size > 2)
                    c5c = V.Fma(x, wc, c5c);
                if (R.Size > 5 && W.Size > 3)
                    c5d = V.Fma(x, wd, c5d);
                a += K.DepthStride;
                b += K.Pitch;
            }
        } while (K.HasParts && ++s < segments);
        FinishRow<V, T, K, W>(k, c0a, c0b, c0c, c0d, i, j);
        if (R.Size > 1)
            FinishRow<V, T, K, W>(k, c1a, c1b, c1c, c1d, i + 1, j);
        if (R.Size > 2)
            FinishRow<V, T, K, W>(k, c2a, c2b, c2c, c2d, i + 2, j);
        if (R.Size > 3)
            FinishRow<V, T, K, W>(k, c3a, c3b, c3c, c3d, i + 3, j);
        if (R.Size > 4)
            FinishRow<V, T, K, W>(k, c4a, c4b, c4c, c4d, i + 4, j);
        if (R.Size > 5)
            FinishRow<V, T, K, W>(k, c5a, c5b, c5c, c5d, i + 5, j);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FinishRow<V, T, K, W>(in K kernel, V c0, V c1, V c2, V c3, int i, int j)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IContract<T>
        where W : struct, ISize
    {
        kernel.Finish(c0, i, j);
        if (W.Size > 1)
            kernel.Finish(c1, i, j + V.Count);
        if (W.Size > 2)
            kernel.Finish(c2, i, j + 2 * V.Count);
        if (W.Size > 3)
            kernel.Finish(c3, i, j + 3 * V.Count);
    }
}
