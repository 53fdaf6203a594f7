using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

/// <summary>The gradient of the weights of 3 x 3 windows by the same tiles as <see cref="Winograd"/>, whose formula is linear in the
/// weights: dg = Gᵀ[(A dY Aᵀ) ⊙ (Bᵀ d B)]G. ⊙, summed over tiles, is 16 products of matrices, of channels by tiles and tiles by
/// filters.</summary>
internal static unsafe class WinogradGradient
{
    /// <summary>Channels <paramref name="from"/> to <paramref name="to"/> of the sum over so many images.</summary>
    [MethodImpl(Kernel.Alone)]
    public static void Run<V, T, K, G>(in K kernel, int from, int to, int images)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IContract<T>
        where G : struct, ITiles<T>
    {
        // Whole vectors of a row.
        int channel = from / RowPadding.Width * RowPadding.Width,
            all = images * (G.TileLines * G.TileColumns),
            most = Math.Min(Winograd.BlockTiles, all),
            // As there, planes lie one vector further apart than they are long.
            terms = most * G.Pixel + RowPadding.Width,
            slopes = most * K.Columns + RowPadding.Width,
            sums = (to - from) * K.Columns + RowPadding.Width;
        T* v = ThreadMemory.Of<T>((nuint)Winograd.Terms * (nuint)(terms + slopes + sums)),
            d = v + (nint)Winograd.Terms * terms,
            m = d + (nint)Winograd.Terms * slopes;
        new Span<T>(m, Winograd.Terms * sums).Clear();
        for (int start = 0; start < all; start += most)
        {
            int count = Math.Min(most, all - start);
            Winograd.Image<V, T, G>(kernel.A.Address, start, count, channel, to - channel, v, terms);
            Slopes<V, T, K, G>(kernel, start, count, d, slopes);
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
    private static void Slopes<V, T, K, G>(in K kernel, int start, int count, T* to, int plane)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IContract<T>
        where G : struct, ITiles<T>
    {
        K k = kernel;
        TilePlace tile = TilePlace.Of<T, G>(start);
        nint line = K.SegmentB(1) - (nint)K.SegmentB(0);
        for (int i = 0; i < count; i++, tile = tile.Next<T, G>())
        {
            T* upper = k.B.Address + K.SegmentB(tile.Image * G.Lines + tile.FirstLine<T, G>()) + (nint)tile.FirstColumn<T, G>() * K.Pitch;
            bool hasUpper = tile.HasUpper<T, G>(),
                hasLeft = tile.HasLeft<T, G>();
            for (int j = 0; j < K.Columns; j += V.Count)
            {
                // What the tile before has counted counts no more.
                V a = hasUpper && hasLeft ? V.Load(new(upper + j)) : V.Zero,
                    b = hasUpper ? V.Load(new(upper + (K.Pitch + j))) : V.Zero,
                    c = hasLeft ? V.Load(new(upper + (line + j))) : V.Zero,
                    d = V.Load(new(upper + (line + K.Pitch + j)));
                T* target = to + (i * (nint)K.Columns + j);
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
