using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

public static partial class Contract
{
    /// <summary>Bytes of a panel of B above which every group of rows would read it from beyond the second cache.</summary>
    private const int LargePanel = 256 << 10;

    /// <summary>Terms of a block: of two vectors a row, what the nearest cache holds; of four, a part of the second one.</summary>
    private const int BlockTerms = 512;

    /// <summary>Rows whose sums wait together, eleven tiles.</summary>
    private const int BlockRows = 66;

    // B's columns of a panel are more than the nearest caches hold.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsLong<V, T, K>(int vectors, int depth, int segments)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IContract<T> => (long)depth * segments > LargePanel / (vectors * V.Count * K.StoredBytes);

    // Few rows, as the gradient of the weights of a convolution of each channel has: both operands are read once, for as many vectors of
    // columns as there is room for sums.
    [MethodImpl(Kernel.Alone)]
    private static void LanesInBlocks<V, T, K>(in K kernel, int from, int to, int depth, int segments)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IContract<T>
    {
        int panels = K.Columns / V.Count,
            most = Math.Max(BlockRows / (to - from), 1);
        for (int p = 0; p < panels; p += most)
            InBlocks<V, T, K, One>(kernel, from, to, p * V.Count, Math.Min(most, panels - p), depth, segments);
    }

    // Long sums in blocks of terms, or of segments where there are several: a block of B is read from the nearest caches by all rows before
    // the next one is. Every sum keeps the order of its terms, and so its bits.
    [SkipLocalsInit]
    [MethodImpl(Kernel.Alone)]
    private static unsafe void InBlocks<V, T, K, W>(in K kernel, int from, int to, int j, int panels, int depth, int segments)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IContract<T>
        where W : unmanaged, ISize
    {
        K whole = kernel;
        bool isBySegments = segments > 1;
        int all = isBySegments ? segments : depth,
            most = isBySegments ? Math.Max(BlockTerms / depth, 1) : BlockTerms;
        int width = sizeof(W) * V.Count;
        byte* memory = stackalloc byte[BlockRows * width * sizeof(T) + 63];
        T* sums = (T*)((nint)(memory + 63) & ~63);
        int rows = BlockRows / panels;
        for (int start = from; start < to; start += rows)
        {
            int end = Math.Min(start + rows, to),
                length = (end - start) * width;
            new Span<T>(sums, panels * length).Clear();
            for (int k = 0; k < all; k += most)
            {
                int part = Math.Min(most, all - k);
                for (int p = 0; p < panels; p++)
                    Blocks<V, T, PartOfSums<V, T, K, W>, W>(
                        new(
                            whole,
                            isBySegments ? 0 : k,
                            isBySegments ? k : 0,
                            new(sums + p * length - ((nint)start * width + j + p * width))
                        ),
                        start,
                        end,
                        j + p * width,
                        isBySegments ? depth : part,
                        isBySegments ? part : 1
                    );
            }
            for (int p = 0; p < panels; p++)
            for (int i = start; i < end; i++)
            for (int c = 0; c < width; c += V.Count)
                whole.Finish(V.Load(new(sums + p * length + (i - start) * width + c)), i, j + p * width + c);
        }
    }

    /// <summary>The terms from <paramref name="k"/> on, of the segments from <paramref name="segment"/> on, added to the sums of those
    /// before.</summary>
    private readonly unsafe struct PartOfSums<V, T, K, W>(K kernel, int k, int segment, Ptr<T> sums) : IContract<T>
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IContract<T>
        where W : unmanaged, ISize
    {
        public static int RowStride => K.RowStride;

        public static int DepthStride => K.DepthStride;

        public static int Pitch => K.Pitch;

        public static int Columns => K.Columns;

        public static bool HasParts => K.HasParts;

        public static int Group => K.Group;

        public static int GroupStart(int g) => K.GroupStart(g);

        public static bool IsLaneByLane => K.IsLaneByLane;

        public static int GroupB(int g) => K.GroupB(g);

        public static int SegmentA(int s) => K.SegmentA(s);

        public static int SegmentB(int s) => K.SegmentB(s);

        public static bool Resumes => true;

        public int FirstSegment => segment;

        public Ptr<T> A { get; } = kernel.A + k * K.DepthStride;

        public Ptr<T> B { get; } = new((T*)(Column<T, K>(kernel, 0) + (nint)k * (K.Pitch * K.StoredBytes)));

        public static int StoredBytes => K.StoredBytes;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static U Stored<U>(Ptr<byte> at)
            where U : struct, IVec<U, T> => K.Stored<U>(at);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static U AddProduct<U>(U x, Ptr<byte> at, U sum)
            where U : struct, IVec<U, T> => K.AddProduct(x, at, sum);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public U Begin<U>(int i, int j)
            where U : struct, IVec<U, T> => U.Load(sums + (i * sizeof(W) * V.Count + j));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Finish<U>(U sum, int i, int j)
            where U : struct, IVec<U, T> => U.Store(sums + (i * sizeof(W) * V.Count + j), sum);
    }
}
