using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

public static partial class Contract
{
    /// <summary>Bytes of the right operand beyond which it comes from the third cache, which is fast only where it is read from end to
    /// end.</summary>
    private const int NearCaches = 1 << 20;

    /// <summary>Columns whose sums wait in the nearest cache.</summary>
    private const int LongestLine = 2048;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void OnePanels<V, T, K>(in K kernel, int depth, int segments)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IContract<T>
    {
        int j = 0;
        if (K.Columns > 8 * V.Count && K.Columns <= LongestLine && (long)depth * segments * K.Pitch * K.StoredBytes > NearCaches)
        {
            Lines<V, T, K>(kernel, depth, segments);
            return;
        }
        for (; j + 8 * V.Count <= K.Columns; j += 8 * V.Count)
            Broad<V, T, K>(kernel, j, depth, segments);
        for (; j + 4 * V.Count <= K.Columns; j += 4 * V.Count)
            Chains<V, T, K, Two, Four>(kernel, j, depth, segments);
        for (; j + 2 * V.Count <= K.Columns; j += 2 * V.Count)
            Chains<V, T, K, Four, Two>(kernel, j, depth, segments);
        if (j < K.Columns)
            Chains<V, T, K, Four, One>(kernel, j, depth, segments);
    }

    // One row, many vectors: four rows of a matrix at a time from end to end, as they lie in memory, with the sums in the nearest cache.
    // Each sum has the order of its terms, as in panels.
    [SkipLocalsInit]
    [MethodImpl(Kernel.Alone)]
    private static unsafe void Lines<V, T, K>(in K kernel, int depth, int segments)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IContract<T>
    {
        K k = kernel;
        byte* memory = stackalloc byte[K.Columns * sizeof(T) + 63];
        T* sums = (T*)((nint)(memory + 63) & ~63);
        new Span<T>(sums, K.Columns).Clear();
        int s = 0,
            row = K.Pitch * K.StoredBytes;
        do
        {
            T* a = k.A.Address;
            byte* b = Column<T, K>(k, 0);
            if (K.HasParts)
                a += K.SegmentA(s);
            if (K.HasParts)
                b += K.SegmentB(s) * (nint)K.StoredBytes;
            int left = depth;
            for (; left >= 4; left -= 4)
            {
                V x0 = V.Create(a[0]),
                    x1 = V.Create(a[K.DepthStride]),
                    x2 = V.Create(a[2 * K.DepthStride]),
                    x3 = V.Create(a[3 * K.DepthStride]);
                byte* at = b;
                for (T* sum = sums, end = sums + K.Columns; sum < end; sum += V.Count, at += V.Count * K.StoredBytes)
                {
                    V v = K.AddProduct(x0, new(at), V.Load(new(sum)));
                    v = K.AddProduct(x1, new(at + row), v);
                    v = K.AddProduct(x2, new(at + 2 * row), v);
                    V.Store(new(sum), K.AddProduct(x3, new(at + 3 * row), v));
                }
                a += 4 * K.DepthStride;
                b += 4 * row;
            }
            for (; left > 0; left--, a += K.DepthStride, b += row)
            {
                V x = V.Create(a[0]);
                for (int j = 0; j < K.Columns; j += V.Count)
                    V.Store(new(sums + j), K.AddProduct(x, new(b + j * K.StoredBytes), V.Load(new(sums + j))));
            }
        } while (K.HasParts && ++s < segments);
        for (int j = 0; j < K.Columns; j += V.Count)
            k.Finish(V.Load(new(sums + j)), 0, j);
    }

    // One row, eight vectors: a matrix too large for the near caches comes in the longest stretches.
    [MethodImpl(Kernel.Alone)]
    private static unsafe void Broad<V, T, K>(in K kernel, int j, int depth, int segments)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IContract<T>
    {
        K k = kernel;
        TileRow<V, T, Four> left = default,
            right = default;
        int s = 0,
            row = K.Pitch * K.StoredBytes;
        do
        {
            T* a = k.A.Address;
            byte* b = Column<T, K>(k, j);
            if (K.HasParts)
                a += K.SegmentA(s);
            if (K.HasParts)
                b += K.SegmentB(s) * (nint)K.StoredBytes;
            byte* end = b + (nint)depth * row;
            while (b < end)
            {
                V x = V.Create(a[0]);
                left.Add<K>(x, b);
                right.Add<K>(x, b + 4 * V.Count * K.StoredBytes);
                a += K.DepthStride;
                b += row;
            }
        } while (K.HasParts && ++s < segments);
        left.Finish(k, 0, j);
        right.Finish(k, 0, j + 4 * V.Count);
    }

    // One row, fewer vectors: four vectors with two chains of sums, one or two with four, make eight in flight.
    [MethodImpl(Kernel.Alone)]
    private static unsafe void Chains<V, T, K, N, W>(in K kernel, int j, int depth, int segments)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IContract<T>
        where N : unmanaged, ISize
        where W : unmanaged, ISize
    {
        K k = kernel;
        TileRow<V, T, W> c = default,
            d = default,
            e = default,
            f = default;
        int s = 0,
            row = K.Pitch * K.StoredBytes;
        do
        {
            T* a = k.A.Address;
            byte* b = Column<T, K>(k, j);
            if (K.HasParts)
                a += K.SegmentA(s);
            if (K.HasParts)
                b += K.SegmentB(s) * (nint)K.StoredBytes;
            int left = depth;
            for (; left >= sizeof(N); left -= sizeof(N))
            {
                c.Add<K>(V.Create(a[0]), b);
                d.Add<K>(V.Create(a[K.DepthStride]), b + row);
                if (sizeof(N) > 2)
                    e.Add<K>(V.Create(a[2 * K.DepthStride]), b + 2 * row);
                if (sizeof(N) > 2)
                    f.Add<K>(V.Create(a[3 * K.DepthStride]), b + 3 * row);
                a += sizeof(N) * K.DepthStride;
                b += sizeof(N) * row;
            }
            if (left > 0)
                c.Add<K>(V.Create(a[0]), b);
            if (sizeof(N) > 2 && left > 1)
                d.Add<K>(V.Create(a[K.DepthStride]), b + row);
            if (sizeof(N) > 2 && left > 2)
                e.Add<K>(V.Create(a[2 * K.DepthStride]), b + 2 * row);
        } while (K.HasParts && ++s < segments);
        TileRow<V, T, W> sum = c + d;
        if (sizeof(N) > 2)
            sum += e + f;
        sum.Finish(k, 0, j);
    }
}
