using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

public static partial class Contract
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void PositionBlock<V, T, K, W>(in K kernel, int height, T* a, int i, int j, int depth, int segments)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IContract<T>
        where W : struct, ISize
    {
        switch (height)
        {
            case 6:
                PositionTile<V, T, K, Six, W>(kernel, a, i, j, depth, segments);
                break;
            case 5:
                PositionTile<V, T, K, Five, W>(kernel, a, i, j, depth, segments);
                break;
            case 4:
                PositionTile<V, T, K, Four, W>(kernel, a, i, j, depth, segments);
                break;
            case 3:
                PositionTile<V, T, K, Three, W>(kernel, a, i, j, depth, segments);
                break;
            case 2:
                PositionTile<V, T, K, Two, W>(kernel, a, i, j, depth, segments);
                break;
            default:
                PositionTile<V, T, K, One, W>(kernel, a, i, j, depth, segments);
                break;
        }
    }

    // As Tile, with a right operand that is computed for up to four positions from vectors that are loaded once.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe void PositionTile<V, T, K, R, W>(in K kernel, T* rows, int i, int j, int depth, int segments)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IContract<T>
        where R : struct, ISize
        where W : struct, ISize
    {
        K k = kernel;
        V c0a = default,
            c0b = default,
            c1a = default,
            c1b = default,
            c2a = default,
            c2b = default;
        V c3a = default,
            c3b = default,
            c4a = default,
            c4b = default,
            c5a = default,
            c5b = default;
        int s = 0;
        do
        {
            T* a = rows + K.SegmentA(s),
                b = k.B.Address + j + K.SegmentB(s),
                end = b + (nint)depth * K.Pitch;
            while (b < end)
            {
                if (K.Positions > 0)
                {
                    V wa = k.Right<V>(new(b), 0),
                        wb = default,
                        x = V.Create(a[K.PositionA(0)]);
                    if (W.Size > 1)
                        wb = k.Right<V>(new(b + V.Count), 0);
                    c0a = V.Fma(x, wa, c0a);
                    if (W.Size > 1)
                        c0b = V.Fma(x, wb, c0b);
                    if (R.Size > 1)
                        x = V.Create(a[K.PositionA(0) + K.RowStride]);
                    if (R.Size > 1)
                        c1a = V.Fma(x, wa, c1a);
                    if (R.Size > 1 && W.Size > 1)
                        c1b = V.Fma(x, wb, c1b);
                    if (R.Size > 2)
                        x = V.Create(a[K.PositionA(0) + 2 * K.RowStride]);
                    if (R.Size > 2)
                        c2a = V.Fma(x, wa, c2a);
                    if (R.Size > 2 && W.Size > 1)
                        c2b = V.Fma(x, wb, c2b);
                    if (R.Size > 3)
                        x = V.Create(a[K.PositionA(0) + 3 * K.RowStride]);
                    if (R.Size > 3)
                        c3a = V.Fma(x, wa, c3a);
                    if (R.Size > 3 && W.Size > 1)
                        c3b = V.Fma(x, wb, c3b);
                    if (R.Size > 4)
                        x = V.Create(a[K.PositionA(0) + 4 * K.RowStride]);
                    if (R.Size > 4)
                        c4a = V.Fma(x, wa, c4a);
                    if (R.Size > 4 && W.Size > 1)
                        c4b = V.Fma(x, wb, c4b);
                    if (R.Size > 5)
                        x = V.Create(a[K.PositionA(0) + 5 * K.RowStride]);
                    if (R.Size > 5)
                        c5a = V.Fma(x, wa, c5a);
                    if (R.Size > 5 && W.Size > 1)
                        c5b = V.Fma(x, wb, c5b);
                }
                if (K.Positions > 1)
                {
                    V wa = k.Right<V>(new(b), 1),
                        wb = default,
                        x = V.Create(a[K.PositionA(1)]);
                    if (W.Size > 1)
                        wb = k.Right<V>(new(b + V.Count), 1);
                    c0a = V.Fma(x, wa, c0a);
                    if (W.Size > 1)
                        c0b = V.Fma(x, wb, c0b);
                    if (R.Size > 1)
                        x = V.Create(a[K.PositionA(1) + K.RowStride]);
                    if (R.Size > 1)
                        c1a = V.Fma(x, wa, c1a);
                    if (R.Size > 1 && W.Size > 1)
                        c1b = V.Fma(x, wb, c1b);
                    if (R.Size > 2)
                        x = V.Create(a[K.PositionA(1) + 2 * K.RowStride]);
                    if (R.Size > 2)
                        c2a = V.Fma(x, wa, c2a);
                    if (R.Size > 2 && W.Size > 1)
                        c2b = V.Fma(x, wb, c2b);
                    if (R.Size > 3)
                        x = V.Create(a[K.PositionA(1) + 3 * K.RowStride]);
                    if (R.Size > 3)
                        c3a = V.Fma(x, wa, c3a);
                    if (R.Size > 3 && W.Size > 1)
                        c3b = V.Fma(x, wb, c3b);
                    if (R.Size > 4)
                        x = V.Create(a[K.PositionA(1) + 4 * K.RowStride]);
                    if (R.Size > 4)
                        c4a = V.Fma(x, wa, c4a);
                    if (R.Size > 4 && W.Size > 1)
                        c4b = V.Fma(x, wb, c4b);
                    if (R.Size > 5)
                        x = V.Create(a[K.PositionA(1) + 5 * K.RowStride]);
                    if (R.Size > 5)
                        c5a = V.Fma(x, wa, c5a);
                    if (R.Size > 5 && W.Size > 1)
                        c5b = V.Fma(x, wb, c5b);
                }
                if (K.Positions > 2)
                {
                    V wa = k.Right<V>(new(b), 2),
                        wb = default,
                        x = V.Create(a[K.PositionA(2)]);
                    if (W.Size > 1)
                        wb = k.Right<V>(new(b + V.Count), 2);
                    c0a = V.Fma(x, wa, c0a);
                    if (W.Size > 1)
                        c0b = V.Fma(x, wb, c0b);
                    if (R.Size > 1)
                        x = V.Create(a[K.PositionA(2) + K.RowStride]);
                    if (R.Size > 1)
                        c1a = V.Fma(x, wa, c1a);
                    if (R.Size > 1 && W.Size > 1)
                        c1b = V.Fma(x, wb, c1b);
                    if (R.Size > 2)
                        x = V.Create(a[K.PositionA(2) + 2 * K.RowStride]);
                    if (R.Size > 2)
                        c2a = V.Fma(x, wa, c2a);
                    if (R.Size > 2 && W.Size > 1)
                        c2b = V.Fma(x, wb, c2b);
                    if (R.Size > 3)
                        x = V.Create(a[K.PositionA(2) + 3 * K.RowStride]);
                    if (R.Size > 3)
                        c3a = V.Fma(x, wa, c3a);
                    if (R.Size > 3 && W.Size > 1)
                        c3b = V.Fma(x, wb, c3b);
                    if (R.Size > 4)
                        x = V.Create(a[K.PositionA(2) + 4 * K.RowStride]);
                    if (R.Size > 4)
                        c4a = V.Fma(x, wa, c4a);
                    if (R.Size > 4 && W.Size > 1)
                        c4b = V.Fma(x, wb, c4b);
                    if (R.Size > 5)
                        x = V.Create(a[K.PositionA(2) + 5 * K.RowStride]);
                    if (R.Size > 5)
                        c5a = V.Fma(x, wa, c5a);
                    if (R.Size > 5 && W.Size > 1)
                        c5b = V.Fma(x, wb, c5b);
                }
                if (K.Positions > 3)
                {
                    V wa = k.Right<V>(new(b), 3),
                        wb = default,
                        x = V.Create(a[K.PositionA(3)]);
                    if (W.Size > 1)
                        wb = k.Right<V>(new(b + V.Count), 3);
                    c0a = V.Fma(x, wa, c0a);
                    if (W.Size > 1)
                        c0b = V.Fma(x, wb, c0b);
                    if (R.Size > 1)
                        x = V.Create(a[K.PositionA(3) + K.RowStride]);
                    if (R.Size > 1)
                        c1a = V.Fma(x, wa, c1a);
                    if (R.Size > 1 && W.Size > 1)
                        c1b = V.Fma(x, wb, c1b);
                    if (R.Size > 2)
                        x = V.Create(a[K.PositionA(3) + 2 * K.RowStride]);
                    if (R.Size > 2)
                        c2a = V.Fma(x, wa, c2a);
                    if (R.Size > 2 && W.Size > 1)
                        c2b = V.Fma(x, wb, c2b);
                    if (R.Size > 3)
                        x = V.Create(a[K.PositionA(3) + 3 * K.RowStride]);
                    if (R.Size > 3)
                        c3a = V.Fma(x, wa, c3a);
                    if (R.Size > 3 && W.Size > 1)
                        c3b = V.Fma(x, wb, c3b);
                    if (R.Size > 4)
                        x = V.Create(a[K.PositionA(3) + 4 * K.RowStride]);
                    if (R.Size > 4)
                        c4a = V.Fma(x, wa, c4a);
                    if (R.Size > 4 && W.Size > 1)
                        c4b = V.Fma(x, wb, c4b);
                    if (R.Size > 5)
                        x = V.Create(a[K.PositionA(3) + 5 * K.RowStride]);
                    if (R.Size > 5)
                        c5a = V.Fma(x, wa, c5a);
                    if (R.Size > 5 && W.Size > 1)
                        c5b = V.Fma(x, wb, c5b);
                }
                a += K.DepthStride;
                b += K.Pitch;
            }
        } while (++s < segments);
        FinishRow<V, T, K, W>(k, c0a, c0b, default, default, i, j);
        if (R.Size > 1)
            FinishRow<V, T, K, W>(k, c1a, c1b, default, default, i + 1, j);
        if (R.Size > 2)
            FinishRow<V, T, K, W>(k, c2a, c2b, default, default, i + 2, j);
        if (R.Size > 3)
            FinishRow<V, T, K, W>(k, c3a, c3b, default, default, i + 3, j);
        if (R.Size > 4)
            FinishRow<V, T, K, W>(k, c4a, c4b, default, default, i + 4, j);
        if (R.Size > 5)
            FinishRow<V, T, K, W>(k, c5a, c5b, default, default, i + 5, j);
    }
}
