using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

/// <summary>Convolutions of 3 x 3 windows that stand beside each other, with 16 products for each 2 x 2 of their sums instead of 36: the
/// minimal filtering F(2 x 2, 3 x 3) of Lavin and Gray, 2015 (arXiv:1509.09308). Y = Aᵀ[(G g Gᵀ) ⊙ (Bᵀ d B)]A for the weights g of a
/// channel and a filter and the 4 x 4 values d of an image under a tile; ⊙, summed over channels, is 16 products of matrices, whose rows
/// are tiles.</summary>
internal static unsafe class Winograd
{
    /// <summary>Places of a window.</summary>
    private const int Window = 9;

    /// <summary>Products of a tile.</summary>
    public const int Terms = 16;

    /// <summary>Tiles whose products wait together: what is made of them stays in the second cache, and the weights are read once for
    /// all.</summary>
    public const int BlockTiles = 96;

    /// <summary>Images <paramref name="from"/> to <paramref name="to"/>, whose windows are <paramref name="segments"/> segments of
    /// <paramref name="depth"/> terms: 3 lines, or where channels are no whole vectors 9 places.</summary>
    [MethodImpl(Kernel.Alone)]
    public static void Run<V, T, K, E>(in K kernel, in E end, int from, int to, int depth, int segments)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IProduct<T>
        where E : struct, ITileEnd<T>
    {
        int first = from * (E.TileLines * E.TileColumns),
            last = to * (E.TileLines * E.TileColumns),
            channels = depth * segments / Window,
            most = Math.Min(BlockTiles, last - first);
        // Planes lie one vector further apart than they are long: at a distance of a power of two they would fall into few sets of a cache.
        int weights = channels * K.Columns + RowPadding.Width,
            terms = most * K.RowStride + RowPadding.Width,
            sums = most * K.Columns + RowPadding.Width;
        T* u = ThreadMemory.Of<T>((nuint)Terms * (nuint)(weights + terms + sums)),
            v = u + (nint)Terms * weights,
            m = v + (nint)Terms * terms;
        Weights<V, T, K>(kernel, channels, segments, u, weights);
        for (int start = first; start < last; start += most)
        {
            int count = Math.Min(most, last - start);
            Image<V, T, E>(kernel.A.Address, start, count, 0, channels, v, terms);
            for (int t = 0; t < Terms; t++)
                Contract.Panels<V, T, Plane<T, K>>(
                    new(new(v + (nint)t * terms), new(u + (nint)t * weights), new(m + (nint)t * sums)),
                    0,
                    count,
                    channels,
                    1
                );
            Sums<V, T, K, E>(end, start, count, m, sums);
        }
    }

    // G g Gᵀ: a plane for each term, of a row for each channel.
    [MethodImpl(Kernel.Alone)]
    private static void Weights<V, T, K>(in K kernel, int channels, int segments, T* to, int plane)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IProduct<T>
    {
        K k = kernel;
        V half = V.Create(T.One / (T.One + T.One));
        bool isByLines = segments < Window;
        nint across = isByLines ? channels * (nint)K.Pitch : K.SegmentB(1) - (nint)K.SegmentB(0),
            down = K.SegmentB(isByLines ? 1 : 3) - (nint)K.SegmentB(0);
        for (int c = 0; c < channels; c++)
        for (int j = 0; j < K.Columns; j += V.Count)
        {
            byte* g = (byte*)k.B.Address + (K.SegmentB(0) + c * (nint)K.Pitch + j) * K.StoredBytes;
            T* target = to + c * (nint)K.Columns + j;
            Line4<V> left = Down<V, T, K>(g, down, half),
                middle = Down<V, T, K>(g + across * K.StoredBytes, down, half),
                right = Down<V, T, K>(g + 2 * across * K.StoredBytes, down, half);
            Across<V, T>(target, plane, 0, left.A, middle.A, right.A, half);
            Across<V, T>(target, plane, 4, left.B, middle.B, right.B, half);
            Across<V, T>(target, plane, 8, left.C, middle.C, right.C, half);
            Across<V, T>(target, plane, 12, left.D, middle.D, right.D, half);
        }
    }

    // G times a column of the window, whose lines are so far apart.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Line4<V> Down<V, T, K>(byte* g, nint line, V half)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IProduct<T>
    {
        V upper = K.Stored<V>(new(g)),
            middle = K.Stored<V>(new(g + line * K.StoredBytes)),
            lower = K.Stored<V>(new(g + 2 * line * K.StoredBytes));
        V outer = (upper + lower) * half,
            inner = middle * half;
        return new(upper, outer + inner, outer - inner, lower);
    }

    // A line times Gᵀ.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Across<V, T>(T* to, int plane, int t, V left, V middle, V right, V half)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V outer = (left + right) * half,
            inner = middle * half;
        V.Store(new(to + (nint)t * plane), left);
        V.Store(new(to + (nint)(t + 1) * plane), outer + inner);
        V.Store(new(to + (nint)(t + 2) * plane), outer - inner);
        V.Store(new(to + (nint)(t + 3) * plane), right);
    }

    /// <summary>Bᵀ d B of some channels of tiles: a plane for each term, of a row for each tile.</summary>
    [MethodImpl(Kernel.Alone)]
    public static void Image<V, T, G>(T* images, int start, int count, int channel, int channels, T* to, int plane)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where G : struct, ITiles<T>
    {
        TilePlace tile = TilePlace.Of<T, G>(start);
        nint line = G.Line(1) - (nint)G.Line(0);
        for (int i = 0; i < count; i++, tile = tile.Next<T, G>())
        {
            T* d = images + G.Line(tile.Image * G.Lines + tile.FirstLine<T, G>()) + ((nint)tile.FirstColumn<T, G>() * G.Pixel + channel);
            T* end = d + channels;
            for (T* target = to + (i * (nint)G.Pixel + channel); d < end; d += V.Count, target += V.Count)
            {
                T* third = d + 2 * line;
                Line<V, T, G>(target, plane, 0, d, third, isSum: false);
                Line<V, T, G>(target, plane, 4, d + line, third, isSum: true);
                Line<V, T, G>(target, plane, 8, third, d + line, isSum: false);
                Line<V, T, G>(target, plane, 12, d + line, third + line, isSum: false);
            }
        }
    }

    // A line of Bᵀ d, the sum or the difference of two lines of the image, times B.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Line<V, T, G>(T* to, int plane, int t, T* one, T* other, bool isSum)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where G : struct, ITiles<T>
    {
        V a = V.Load(new(one)),
            b = V.Load(new(one + G.Pixel)),
            c = V.Load(new(one + 2 * G.Pixel)),
            d = V.Load(new(one + 3 * G.Pixel)),
            e = V.Load(new(other)),
            f = V.Load(new(other + G.Pixel)),
            g = V.Load(new(other + 2 * G.Pixel)),
            h = V.Load(new(other + 3 * G.Pixel));
        if (isSum)
            (a, b, c, d) = (a + e, b + f, c + g, d + h);
        else
            (a, b, c, d) = (a - e, b - f, c - g, d - h);
        V.Store(new(to + (nint)t * plane), a - c);
        V.Store(new(to + (nint)(t + 1) * plane), b + c);
        V.Store(new(to + (nint)(t + 2) * plane), c - b);
        V.Store(new(to + (nint)(t + 3) * plane), b - d);
    }

    // Aᵀ m A, and what follows it.
    [MethodImpl(Kernel.Alone)]
    private static void Sums<V, T, K, E>(in E end, int start, int count, T* from, int plane)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IProduct<T>
        where E : struct, ITileEnd<T>
    {
        E ending = end;
        TilePlace tile = TilePlace.Of<T, E>(start);
        for (int i = 0; i < count; i++, tile = tile.Next<T, E>())
        for (int j = 0; j < K.Columns; j += V.Count)
        {
            T* m = from + (i * (nint)K.Columns + j);
            (V ua, V la) = Column<V, T>(m, plane);
            (V ub, V lb) = Column<V, T>(m + (nint)plane, plane);
            (V uc, V lc) = Column<V, T>(m + 2 * (nint)plane, plane);
            (V ud, V ld) = Column<V, T>(m + 3 * (nint)plane, plane);
            ending.Finish(ua + ub + uc, ub - uc - ud, la + lb + lc, lb - lc - ld, tile, j);
        }
    }

    // Aᵀ times a column of a tile's terms.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (V Upper, V Lower) Column<V, T>(T* m, int plane)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V a = V.Load(new(m)),
            b = V.Load(new(m + 4 * (nint)plane)),
            c = V.Load(new(m + 8 * (nint)plane)),
            d = V.Load(new(m + 12 * (nint)plane));
        return (a + b + c, b - c - d);
    }

    private readonly struct Line4<V>(V a, V b, V c, V d)
    {
        public readonly V A = a,
            B = b,
            C = c,
            D = d;
    }

    /// <summary>The products of one term: tiles by channels times channels by filters.</summary>
    private readonly struct Plane<T, K>(Ptr<T> terms, Ptr<T> weights, Ptr<T> sums) : IContract<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IProduct<T>
    {
        public static int RowStride => K.RowStride;

        public static int DepthStride => 1;

        public static int Pitch => K.Columns;

        public static int Columns => K.Columns;

        public Ptr<T> A => terms;

        public Ptr<T> B => weights;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Finish<V>(V sum, int i, int j)
            where V : struct, IVec<V, T> => V.Store(sums + (i * K.Columns + j), sum);
    }
}
