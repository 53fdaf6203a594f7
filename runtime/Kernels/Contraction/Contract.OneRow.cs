using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

public static partial class Contract
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void OnePanels<V, T, K>(in K kernel, int depth, int segments)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IContract<T>
    {
        int j = 0;
        for (; j + 8 * V.Count <= K.Columns; j += 8 * V.Count)
            Broad<V, T, K>(kernel, j, depth, segments);
        for (; j + 4 * V.Count <= K.Columns; j += 4 * V.Count)
            Wide<V, T, K>(kernel, j, depth, segments);
        for (; j + 2 * V.Count <= K.Columns; j += 2 * V.Count)
            Narrow<V, T, K, Two>(kernel, j, depth, segments);
        if (j < K.Columns)
            Narrow<V, T, K, One>(kernel, j, depth, segments);
    }

    // One row, eight vectors: a matrix too large for the near caches comes in the longest stretches.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe void Broad<V, T, K>(in K kernel, int j, int depth, int segments)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IContract<T>
    {
        K k = kernel;
        V c0 = default,
            c1 = default,
            c2 = default,
            c3 = default,
            c4 = default,
            c5 = default,
            c6 = default,
            c7 = default;
        int s = 0;
        do
        {
            T* a = k.A.Address,
                b = k.B.Address + j;
            if (K.HasParts)
                a += K.SegmentA(s);
            if (K.HasParts)
                b += K.SegmentB(s);
            T* end = b + (nint)depth * K.Pitch;
            while (b < end)
            {
                V x = V.Create(a[0]);
                c0 = V.Fma(x, V.Load(new(b)), c0);
                c1 = V.Fma(x, V.Load(new(b + V.Count)), c1);
                c2 = V.Fma(x, V.Load(new(b + 2 * V.Count)), c2);
                c3 = V.Fma(x, V.Load(new(b + 3 * V.Count)), c3);
                c4 = V.Fma(x, V.Load(new(b + 4 * V.Count)), c4);
                c5 = V.Fma(x, V.Load(new(b + 5 * V.Count)), c5);
                c6 = V.Fma(x, V.Load(new(b + 6 * V.Count)), c6);
                c7 = V.Fma(x, V.Load(new(b + 7 * V.Count)), c7);
                a += K.DepthStride;
                b += K.Pitch;
            }
        } while (K.HasParts && ++s < segments);
        FinishRow<V, T, K, Four>(k, c0, c1, c2, c3, 0, j);
        FinishRow<V, T, K, Four>(k, c4, c5, c6, c7, 0, j + 4 * V.Count);
    }

    // One row, four vectors: two chains of sums make eight in flight.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe void Wide<V, T, K>(in K kernel, int j, int depth, int segments)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IContract<T>
    {
        K k = kernel;
        V c0 = default,
            c1 = default,
            c2 = default,
            c3 = default,
            d0 = default,
            d1 = default,
            d2 = default,
            d3 = default;
        int s = 0;
        do
        {
            T* a = k.A.Address,
                b = k.B.Address + j;
            if (K.HasParts)
                a += K.SegmentA(s);
            if (K.HasParts)
                b += K.SegmentB(s);
            int left = depth;
            for (; left >= 2; left -= 2)
            {
                V x = V.Create(a[0]);
                c0 = V.Fma(x, V.Load(new(b)), c0);
                c1 = V.Fma(x, V.Load(new(b + V.Count)), c1);
                c2 = V.Fma(x, V.Load(new(b + 2 * V.Count)), c2);
                c3 = V.Fma(x, V.Load(new(b + 3 * V.Count)), c3);
                x = V.Create(a[K.DepthStride]);
                d0 = V.Fma(x, V.Load(new(b + K.Pitch)), d0);
                d1 = V.Fma(x, V.Load(new(b + K.Pitch + V.Count)), d1);
                d2 = V.Fma(x, V.Load(new(b + K.Pitch + 2 * V.Count)), d2);
                d3 = V.Fma(x, V.Load(new(b + K.Pitch + 3 * V.Count)), d3);
                a += 2 * K.DepthStride;
                b += 2 * K.Pitch;
            }
            if (left > 0)
            {
                V x = V.Create(a[0]);
                c0 = V.Fma(x, V.Load(new(b)), c0);
                c1 = V.Fma(x, V.Load(new(b + V.Count)), c1);
                c2 = V.Fma(x, V.Load(new(b + 2 * V.Count)), c2);
                c3 = V.Fma(x, V.Load(new(b + 3 * V.Count)), c3);
            }
        } while (K.HasParts && ++s < segments);
        FinishRow<V, T, K, Four>(k, c0 + d0, c1 + d1, c2 + d2, c3 + d3, 0, j);
    }

    // One row, one or two vectors: four chains.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe void Narrow<V, T, K, W>(in K kernel, int j, int depth, int segments)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IContract<T>
        where W : struct, ISize
    {
        K k = kernel;
        V c0 = default,
            c1 = default,
            d0 = default,
            d1 = default,
            e0 = default,
            e1 = default,
            f0 = default,
            f1 = default;
        int s = 0;
        do
        {
            T* a = k.A.Address,
                b = k.B.Address + j;
            if (K.HasParts)
                a += K.SegmentA(s);
            if (K.HasParts)
                b += K.SegmentB(s);
            int left = depth;
            for (; left >= 4; left -= 4)
            {
                V x = V.Create(a[0]);
                c0 = V.Fma(x, V.Load(new(b)), c0);
                if (W.Size > 1)
                    c1 = V.Fma(x, V.Load(new(b + V.Count)), c1);
                x = V.Create(a[K.DepthStride]);
                d0 = V.Fma(x, V.Load(new(b + K.Pitch)), d0);
                if (W.Size > 1)
                    d1 = V.Fma(x, V.Load(new(b + K.Pitch + V.Count)), d1);
                x = V.Create(a[2 * K.DepthStride]);
                e0 = V.Fma(x, V.Load(new(b + 2 * K.Pitch)), e0);
                if (W.Size > 1)
                    e1 = V.Fma(x, V.Load(new(b + 2 * K.Pitch + V.Count)), e1);
                x = V.Create(a[3 * K.DepthStride]);
                f0 = V.Fma(x, V.Load(new(b + 3 * K.Pitch)), f0);
                if (W.Size > 1)
                    f1 = V.Fma(x, V.Load(new(b + 3 * K.Pitch + V.Count)), f1);
                a += 4 * K.DepthStride;
                b += 4 * K.Pitch;
            }
            if (left > 0)
            {
                V x = V.Create(a[0]);
                c0 = V.Fma(x, V.Load(new(b)), c0);
                if (W.Size > 1)
                    c1 = V.Fma(x, V.Load(new(b + V.Count)), c1);
            }
            if (left > 1)
            {
                V x = V.Create(a[K.DepthStride]);
                d0 = V.Fma(x, V.Load(new(b + K.Pitch)), d0);
                if (W.Size > 1)
                    d1 = V.Fma(x, V.Load(new(b + K.Pitch + V.Count)), d1);
            }
            if (left > 2)
            {
                V x = V.Create(a[2 * K.DepthStride]);
                e0 = V.Fma(x, V.Load(new(b + 2 * K.Pitch)), e0);
                if (W.Size > 1)
                    e1 = V.Fma(x, V.Load(new(b + 2 * K.Pitch + V.Count)), e1);
            }
        } while (K.HasParts && ++s < segments);
        FinishRow<V, T, K, W>(k, c0 + d0 + (e0 + f0), c1 + d1 + (e1 + f1), default, default, 0, j);
    }
}
