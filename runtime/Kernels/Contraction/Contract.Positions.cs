using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

public static partial class Contract
{
    // As Tile, with a right operand that is computed for up to four positions from vectors that are loaded once.
    [MethodImpl(Kernel.Alone)]
    private static unsafe void PositionTile<V, T, K, R, W>(in K kernel, T* rows, int i, int j, int depth, int segments)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IContract<T>
        where R : unmanaged, ISize
        where W : unmanaged, ISize
    {
        K k = kernel;
        V c0a = default,
            c0b = default,
            c1a = default,
            c1b = default,
            c2a = default,
            c2b = default,
            c3a = default,
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
                // csharpier-ignore-start
                AddPosition<V, T, K, R, W>(k, 0, a, b, ref c0a, ref c0b, ref c1a, ref c1b, ref c2a, ref c2b,
                    ref c3a, ref c3b, ref c4a, ref c4b, ref c5a, ref c5b);
                if (K.Positions > 1)
                    AddPosition<V, T, K, R, W>(k, 1, a, b, ref c0a, ref c0b, ref c1a, ref c1b, ref c2a, ref c2b,
                        ref c3a, ref c3b, ref c4a, ref c4b, ref c5a, ref c5b);
                if (K.Positions > 2)
                    AddPosition<V, T, K, R, W>(k, 2, a, b, ref c0a, ref c0b, ref c1a, ref c1b, ref c2a, ref c2b,
                        ref c3a, ref c3b, ref c4a, ref c4b, ref c5a, ref c5b);
                if (K.Positions > 3)
                    AddPosition<V, T, K, R, W>(k, 3, a, b, ref c0a, ref c0b, ref c1a, ref c1b, ref c2a, ref c2b,
                        ref c3a, ref c3b, ref c4a, ref c4b, ref c5a, ref c5b);
                // csharpier-ignore-end
                a += K.DepthStride;
                b += K.Pitch;
            }
        } while (++s < segments);
        FinishTwo<V, T, K, W>(k, c0a, c0b, i, j);
        if (sizeof(R) > 1)
            FinishTwo<V, T, K, W>(k, c1a, c1b, i + 1, j);
        if (sizeof(R) > 2)
            FinishTwo<V, T, K, W>(k, c2a, c2b, i + 2, j);
        if (sizeof(R) > 3)
            FinishTwo<V, T, K, W>(k, c3a, c3b, i + 3, j);
        if (sizeof(R) > 4)
            FinishTwo<V, T, K, W>(k, c4a, c4b, i + 4, j);
        if (sizeof(R) > 5)
            FinishTwo<V, T, K, W>(k, c5a, c5b, i + 5, j);
    }

    // The products at one position. Sums are plain locals, by reference: with a struct of rows the JIT moves more of them from register to
    // register here.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void AddPosition<V, T, K, R, W>(
        in K kernel,
        int p,
        T* a,
        T* b,
        ref V c0a,
        ref V c0b,
        ref V c1a,
        ref V c1b,
        ref V c2a,
        ref V c2b,
        ref V c3a,
        ref V c3b,
        ref V c4a,
        ref V c4b,
        ref V c5a,
        ref V c5b
    )
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IContract<T>
        where R : unmanaged, ISize
        where W : unmanaged, ISize
    {
        V wa = kernel.Right<V>(new(b), p),
            wb = default,
            x = V.Create(a[K.PositionA(p)]);
        if (sizeof(W) > 1)
            wb = kernel.Right<V>(new(b + V.Count), p);
        c0a = V.Fma(x, wa, c0a);
        if (sizeof(W) > 1)
            c0b = V.Fma(x, wb, c0b);
        if (sizeof(R) > 1)
        {
            x = V.Create(a[K.PositionA(p) + K.RowStride]);
            c1a = V.Fma(x, wa, c1a);
            if (sizeof(W) > 1)
                c1b = V.Fma(x, wb, c1b);
        }
        if (sizeof(R) > 2)
        {
            x = V.Create(a[K.PositionA(p) + 2 * K.RowStride]);
            c2a = V.Fma(x, wa, c2a);
            if (sizeof(W) > 1)
                c2b = V.Fma(x, wb, c2b);
        }
        if (sizeof(R) > 3)
        {
            x = V.Create(a[K.PositionA(p) + 3 * K.RowStride]);
            c3a = V.Fma(x, wa, c3a);
            if (sizeof(W) > 1)
                c3b = V.Fma(x, wb, c3b);
        }
        if (sizeof(R) > 4)
        {
            x = V.Create(a[K.PositionA(p) + 4 * K.RowStride]);
            c4a = V.Fma(x, wa, c4a);
            if (sizeof(W) > 1)
                c4b = V.Fma(x, wb, c4b);
        }
        if (sizeof(R) > 5)
        {
            x = V.Create(a[K.PositionA(p) + 5 * K.RowStride]);
            c5a = V.Fma(x, wa, c5a);
            if (sizeof(W) > 1)
                c5b = V.Fma(x, wb, c5b);
        }
    }
}
