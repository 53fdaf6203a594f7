using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.CompilerServices;

public static partial class Contract
{
    /// <summary>Samples whose results are computed together.</summary>
    private const int TransposedSamples = 64;

    /// <summary>Columns of a block, which stays in the nearest cache until it is transposed back: whole tiles, whole vectors.</summary>
    private const int TransposedColumns = 48;

    /// <summary>The contraction with B as it lies: with samples in the lanes, the large matrix is read by broadcast and only what belongs
    /// to the samples is transposed, before and after. <see cref="IProduct{T}.Pitch"/> is the step from one row of B to the next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RunTransposed<T, K>(in K kernel, int from, int to, int depth)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, ITransposedContract<T>
    {
        if (Vector512.IsHardwareAccelerated)
            Transposed<Vec512<T>, T, K>(kernel, from, to, depth);
        else if (Vector256.IsHardwareAccelerated)
            Transposed<Vec256<T>, T, K>(kernel, from, to, depth);
        else
            Transposed<Vec128<T>, T, K>(kernel, from, to, depth);
    }

    [SkipLocalsInit, MethodImpl(Kernel.Alone)]
    private static unsafe void Transposed<V, T, K>(in K kernel, int from, int to, int depth)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, ITransposedContract<T>
    {
        K k = kernel;
        byte* block = stackalloc byte[(depth + 2 * TransposedColumns) * TransposedSamples * sizeof(T) + 64];
        Ptr<T> a = new((T*)(((nint)block + 63) & ~63)),
            sums = a + depth * TransposedSamples,
            results = sums + TransposedColumns * TransposedSamples;
        int padded = RowPadding.Padded(K.RowColumns);
        for (int start = from; start < to; start += TransposedSamples)
        {
            int n = Math.Min(TransposedSamples, to - start);
            if (n < TransposedSamples)
                a.Span(depth * TransposedSamples).Clear();
            Rows.Transpose(k.A + start * K.RowStride, K.RowStride, a, TransposedSamples, depth, 0, n);
            for (int row = 0, first = 0; row < K.Columns; row += padded, first += K.RowColumns)
            for (int column = 0; column < padded; column += TransposedColumns)
            {
                // The last block, or the last two, have columns of padding, which become 0.
                int pitch = Math.Min(TransposedColumns, padded - column),
                    columns = Math.Clamp(K.RowColumns - column, 0, pitch);
                Ptr<T> b = k.B + (first + column) * K.Pitch;
                if (n > 32)
                    Panels<V, T, Rest<T, K, SixtyFour>>(new(b, a, sums), 0, columns, depth, 1);
                else if (n > 16)
                    Panels<V, T, Rest<T, K, ThirtyTwo>>(new(b, a, sums), 0, columns, depth, 1);
                else
                    Panels<V, T, Rest<T, K, Sixteen>>(new(b, a, sums), 0, columns, depth, 1);
                if (pitch > columns)
                    results.Span(n * pitch).Clear();
                Rows.Transpose(sums, TransposedSamples, results, pitch, n, 0, columns);
                for (int i = 0; i < n; i++)
                for (int j = 0; j < pitch; j += V.Count)
                    k.Finish(V.Load(results + (i * pitch + j)), start + i, row + column + j);
            }
        }
    }

    /// <summary>Rows of B by samples.</summary>
    private readonly unsafe struct Rest<T, K, N>(Ptr<T> b, Ptr<T> a, Ptr<T> sums) : IContract<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, ITransposedContract<T>
        where N : unmanaged, ISize
    {
        public static int RowStride => K.Pitch;

        public static int DepthStride => 1;

        public static int Pitch => TransposedSamples;

        public static int Columns => sizeof(N);

        public Ptr<T> A => b;

        public Ptr<T> B => a;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Finish<V>(V sum, int i, int j)
            where V : struct, IVec<V, T> => V.Store(sums + (i * TransposedSamples + j), sum);
    }
}
