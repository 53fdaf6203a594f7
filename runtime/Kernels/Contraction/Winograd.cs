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
    public static void Run<V, T, K, E>(in K kernel, in E end, in TileGrid grid, int from, int to, int depth, int segments)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IProduct<T>
        where E : struct, ITileEnd<T>
    {
        if (from >= to)
            return;
        int first = from * grid.Tiles,
            last = to * grid.Tiles,
            channels = depth * segments / Window,
            most = Math.Min(BlockTiles, last - first);
        // Planes lie one vector further apart than they are long: at a distance of a power of two they would fall into few sets of a cache.
        int weights = channels * K.Columns + RowPadding.Width,
            terms = most * K.RowStride + RowPadding.Width,
            sums = most * K.Columns + RowPadding.Width;
        T* u = ThreadMemory.Of<T>((nuint)Terms * (nuint)(weights + terms + sums)),
            v = u + (nint)Terms * weights,
            m = v + (nint)Terms * terms;
        bool isByLines = segments < Window;
        int row = K.Pitch,
            column = isByLines ? channels * K.Pitch : K.SegmentB(1) - K.SegmentB(0),
            line = K.SegmentB(isByLines ? 1 : 3) - K.SegmentB(0);
        byte* g = (byte*)kernel.B.Address + K.SegmentB(0) * (nint)K.StoredBytes;
        if (K.StoredBytes == sizeof(T))
            Weights<V, T, AsTheyAre<T>>(g, row, column, line, channels, K.Columns, u, weights);
        else
            Weights<V, T, K>(g, row, column, line, channels, K.Columns, u, weights);
        for (int start = first; start < last; start += most)
        {
            int count = Math.Min(most, last - start);
            Image<V, T>(kernel.A.Address, grid, start, count, 0, channels, v, K.RowStride, terms);
            for (int t = 0; t < Terms; t++)
                Contract.Panels<V, T, Plane<T, K>>(
                    new(new(v + (nint)t * terms), new(u + (nint)t * weights), new(m + (nint)t * sums)),
                    0,
                    count,
                    channels,
                    1
                );
            Sums<V, T, K, E>(end, grid, start, count, m, sums);
        }
    }

    // G g Gᵀ: a plane for each term, of a row for each channel. The windows' elements lie so far apart, and rows of filters.
    [MethodImpl(Kernel.Alone)]
    private static void Weights<V, T, K>(byte* g, int row, int column, int line, int channels, int columns, T* to, int plane)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IProduct<T>
    {
        V half = V.Create(T.One / (T.One + T.One));
        nint across = column * (nint)K.StoredBytes,
            down = line * (nint)K.StoredBytes;
        for (int c = 0; c < channels; c++)
        for (int j = 0; j < columns; j += V.Count)
        {
            byte* at = g + (c * (nint)row + j) * K.StoredBytes;
            T* target = to + c * (nint)columns + j;
            Row<V> left = Down<V, T, K>(at, down, half),
                middle = Down<V, T, K>(at + across, down, half),
                right = Down<V, T, K>(at + 2 * across, down, half);
            Across<V, T>(target, plane, 0, left.A, middle.A, right.A, half);
            Across<V, T>(target, plane, 4, left.B, middle.B, right.B, half);
            Across<V, T>(target, plane, 8, left.C, middle.C, right.C, half);
            Across<V, T>(target, plane, 12, left.D, middle.D, right.D, half);
        }
    }

    // G times a column of the window, whose lines are so many bytes apart.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Row<V> Down<V, T, K>(byte* g, nint line, V half)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IProduct<T>
    {
        V upper = K.Stored<V>(new(g)),
            middle = K.Stored<V>(new(g + line)),
            lower = K.Stored<V>(new(g + 2 * line));
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
    public static void Image<V, T>(T* images, in TileGrid grid, int start, int count, int channel, int channels, T* to, int row, int plane)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TileGrid tiles = grid;
        TilePlace tile = tiles.Place(start);
        nint pixel = tiles.Pixel,
            line = tiles.Line;
        for (int i = 0; i < count; i++, tile = tiles.Next(tile))
        {
            T* d = images + tiles.Start(tile) + channel,
                end = d + channels;
            for (T* target = to + (i * (nint)row + channel); d < end; d += V.Count, target += V.Count)
            {
                T* third = d + 2 * line;
                Line<V, T>(target, plane, 0, d, third, pixel, isSum: false);
                Line<V, T>(target, plane, 4, d + line, third, pixel, isSum: true);
                Line<V, T>(target, plane, 8, third, d + line, pixel, isSum: false);
                Line<V, T>(target, plane, 12, d + line, third + line, pixel, isSum: false);
            }
        }
    }

    // A line of Bᵀ d, the sum or the difference of two lines of the image, times B.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Line<V, T>(T* to, int plane, int t, T* one, T* other, nint pixel, bool isSum)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V a = V.Load(new(one)),
            b = V.Load(new(one + pixel)),
            c = V.Load(new(one + 2 * pixel)),
            d = V.Load(new(one + 3 * pixel)),
            e = V.Load(new(other)),
            f = V.Load(new(other + pixel)),
            g = V.Load(new(other + 2 * pixel)),
            h = V.Load(new(other + 3 * pixel));
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
    private static void Sums<V, T, K, E>(in E end, in TileGrid grid, int start, int count, T* from, int plane)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IProduct<T>
        where E : struct, ITileEnd<T>
    {
        E ending = end;
        TileGrid tiles = grid;
        TilePlace tile = tiles.Place(start);
        for (int i = 0; i < count; i++, tile = tiles.Next(tile))
        for (int j = 0; j < K.Columns; j += V.Count)
        {
            T* m = from + (i * (nint)K.Columns + j);
            (V ua, V la) = Column<V, T>(m, plane);
            (V ub, V lb) = Column<V, T>(m + (nint)plane, plane);
            (V uc, V lc) = Column<V, T>(m + 2 * (nint)plane, plane);
            (V ud, V ld) = Column<V, T>(m + 3 * (nint)plane, plane);
            ending.Finish(ua + ub + uc, ub - uc - ud, la + lb + lc, lb - lc - ld, tiles, tile, j);
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

    private readonly struct Row<V>(V a, V b, V c, V d)
    {
        public readonly V A = a,
            B = b,
            C = c,
            D = d;
    }

    /// <summary>Weights that are stored as values, wherever they lie: one text serves all kernels.</summary>
    private readonly struct AsTheyAre<T> : IProduct<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public static int RowStride => 0;

        public static int DepthStride => 0;

        public static int Pitch => 0;

        public static int Columns => 0;

        public Ptr<T> A => default;

        public Ptr<T> B => default;
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
