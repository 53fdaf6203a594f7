using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

/// <summary>The gradient of the weights of 3 x 3 windows by the same tiles as <see cref="Winograd"/>, whose formula is linear in the
/// weights: dg = Gᵀ[(A dY Aᵀ) ⊙ (Bᵀ d B)]G. ⊙, summed over tiles, is 16 products of matrices, of channels by tiles and tiles by
/// filters.</summary>
internal static unsafe class WinogradGradient
{
    /// <summary>Channels <paramref name="from"/> to <paramref name="to"/> of the sum over so many images.</summary>
    /// <param name="kernel">The product.</param>
    /// <param name="seen">Where the images lie that the windows see.</param>
    /// <param name="places">Where the gradients of the windows' places lie.</param>
    /// <param name="from">The first channel.</param>
    /// <param name="to">One past the last.</param>
    /// <param name="images">How many images.</param>
    [MethodImpl(Kernel.Alone)]
    public static void Run<V, T, K>(in K kernel, in TileGrid seen, in TileGrid places, int from, int to, int images)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IContract<T>
    {
        // Whole vectors of a row.
        int channel = from / RowPadding.Width * RowPadding.Width,
            all = images * seen.Tiles,
            most = Math.Min(Winograd.BlockTiles, all),
            // As there, planes lie one vector further apart than they are long.
            terms = most * K.DepthStride + RowPadding.Width,
            slopes = most * K.Columns + RowPadding.Width,
            sums = (to - from) * K.Columns + RowPadding.Width;
        T* v = ThreadMemory.Of<T>((nuint)Winograd.Terms * (nuint)(terms + slopes + sums)),
            d = v + (nint)Winograd.Terms * terms,
            m = d + (nint)Winograd.Terms * slopes;
        new Span<T>(m, Winograd.Terms * sums).Clear();
        for (int start = 0; start < all; start += most)
        {
            int count = Math.Min(most, all - start);
            Winograd.Image<V, T>(kernel.A.Address, seen, start, count, channel, to - channel, v, K.DepthStride, terms);
            Slopes<V, T>(kernel.B.Address, places, start, count, K.Columns, d, slopes);
            for (int t = 0; t < Winograd.Terms; t++)
                Contract.Panels<V, T, Plane<T, K>>(
                    new(new(v + ((nint)t * terms + from)), new(d + (nint)t * slopes), new(m + (nint)t * sums)),
                    0,
                    to - from,
                    count,
                    1
                );
        }
        Weights<V, T, K>(kernel, from, to, m, sums);
    }

    // A dY Aᵀ, but for the signs of what has a negative sign in the last line and column, which Weights puts back.
    [MethodImpl(Kernel.Alone)]
    private static void Slopes<V, T>(T* from, in TileGrid grid, int start, int count, int columns, T* to, int plane)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TileGrid tiles = grid;
        TilePlace tile = tiles.Place(start);
        nint pixel = tiles.Pixel,
            line = tiles.Line;
        for (int i = 0; i < count; i++, tile = tiles.Next(tile))
        {
            T* upper = from + tiles.Start(tile),
                target = to + i * (nint)columns,
                end = target + columns;
            bool hasUpper = tiles.HasUpper(tile),
                hasLeft = tiles.HasLeft(tile);
            for (; target < end; target += V.Count, upper += V.Count)
            {
                // What the tile before has counted counts no more.
                V a = hasUpper && hasLeft ? V.Load(new(upper)) : V.Zero,
                    b = hasUpper ? V.Load(new(upper + pixel)) : V.Zero,
                    c = hasLeft ? V.Load(new(upper + line)) : V.Zero,
                    d = V.Load(new(upper + line + pixel));
                Across<V, T>(target, plane, 0, a, b);
                Across<V, T>(target, plane, 4, a + c, b + d);
                Across<V, T>(target, plane, 8, a - c, b - d);
                Across<V, T>(target, plane, 12, c, d);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Across<V, T>(T* to, int plane, int t, V left, V right)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V.Store(new(to + (nint)t * plane), left);
        V.Store(new(to + (nint)(t + 1) * plane), left + right);
        V.Store(new(to + (nint)(t + 2) * plane), left - right);
        V.Store(new(to + (nint)(t + 3) * plane), right);
    }

    // Gᵀ m G, and what follows it.
    [MethodImpl(Kernel.Alone)]
    private static void Weights<V, T, K>(in K kernel, int from, int to, T* sums, int plane)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IContract<T>
    {
        K k = kernel;
        V half = V.Create(T.One / (T.One + T.One));
        for (int c = from; c < to; c++)
        for (int j = 0; j < K.Columns; j += V.Count)
        {
            T* m = sums + ((c - from) * (nint)K.Columns + j);
            Down<V, T>(m, plane, half, out V ua, out V ma, out V la);
            Down<V, T>(m + plane, plane, half, out V ub, out V mb, out V lb);
            Down<V, T>(m + 2 * (nint)plane, plane, half, out V uc, out V mc, out V lc);
            Down<V, T>(m + 3 * (nint)plane, plane, half, out V ud, out V md, out V ld);
            Line<V, T, K>(k, ua, ub, uc, ud, half, c, j);
            Line<V, T, K>(k, ma, mb, mc, md, half, 3 * K.TiledChannels + c, j);
            Line<V, T, K>(k, la, lb, lc, ld, half, 6 * K.TiledChannels + c, j);
        }
    }

    // Gᵀ times a column of the terms.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Down<V, T>(T* m, int plane, V half, out V upper, out V middle, out V lower)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V b = V.Load(new(m + 4 * (nint)plane)),
            c = V.Load(new(m + 8 * (nint)plane)),
            sum = (b + c) * half;
        upper = V.Load(new(m)) + sum;
        middle = (b - c) * half;
        lower = sum - V.Load(new(m + 12 * (nint)plane));
    }

    // A line of that times G: three elements of the window, from row i on.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Line<V, T, K>(in K kernel, V a, V b, V c, V d, V half, int i, int j)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IContract<T>
    {
        V sum = (b + c) * half;
        kernel.Finish(a + sum, i, j);
        kernel.Finish((b - c) * half, i + K.TiledChannels, j);
        kernel.Finish(sum - d, i + 2 * K.TiledChannels, j);
    }

    /// <summary>The products of one term, added to those of the tiles before.</summary>
    private readonly struct Plane<T, K>(Ptr<T> terms, Ptr<T> slopes, Ptr<T> sums) : IContract<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IContract<T>
    {
        public static int RowStride => 1;

        public static int DepthStride => K.DepthStride;

        public static int Pitch => K.Columns;

        public static int Columns => K.Columns;

        public static bool Resumes => true;

        // A default member of the interface would box the struct.
        public int FirstSegment => 0;

        public Ptr<T> A => terms;

        public Ptr<T> B => slopes;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Begin<V>(int i, int j)
            where V : struct, IVec<V, T> => V.Load(sums + (i * K.Columns + j));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Finish<V>(V sum, int i, int j)
            where V : struct, IVec<V, T> => V.Store(sums + (i * K.Columns + j), sum);
    }
}
