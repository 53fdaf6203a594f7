using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.CompilerServices;

public static partial class Contract
{
    // The gradient of a 3 x 3 kernel of one channel behind pooling: each filter of a window has its gradient at one of four positions, so
    // that one multiply-add an element of the kernel does. What it multiplies is taken lane by lane out of the 4 x 4 pixels that the
    // window's kernels see.
    [MethodImpl(Kernel.Alone)]
    private static bool Sparse<T, K>(in K kernel, int from, int to, int depth, int segments)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IContract<T>
    {
        if (!K.IsSparse || typeof(T) != typeof(float) || !Avx512F.IsSupported)
            return false;
        for (int j = 0; j < K.Columns; j += 32)
            if (j + 32 <= K.Columns)
                SparseRows<T, K, Two>(kernel, from, to, j, depth, segments);
            else
                SparseRows<T, K, One>(kernel, from, to, j, depth, segments);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SparseRows<T, K, W>(in K kernel, int from, int to, int j, int depth, int segments)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IContract<T>
        where W : unmanaged, ISize
    {
        for (int i = from, end; i < to; i = end)
        {
            end = Math.Min(i + 5, to);
            switch (end - i)
            {
                case 5:
                    SparseTile<T, K, Five, W>(kernel, i, j, depth, segments);
                    break;
                case 4:
                    SparseTile<T, K, Four, W>(kernel, i, j, depth, segments);
                    break;
                case 3:
                    SparseTile<T, K, Three, W>(kernel, i, j, depth, segments);
                    break;
                case 2:
                    SparseTile<T, K, Two, W>(kernel, i, j, depth, segments);
                    break;
                default:
                    SparseTile<T, K, One, W>(kernel, i, j, depth, segments);
                    break;
            }
        }
    }

    [MethodImpl(Kernel.Alone)]
    private static unsafe void SparseTile<T, K, R, W>(in K k, int i, int j, int depth, int segments)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IContract<T>
        where R : unmanaged, ISize
        where W : unmanaged, ISize
    {
        Vector512<float> c0a = default,
            c0b = default,
            c1a = default,
            c1b = default,
            c2a = default,
            c2b = default,
            c3a = default,
            c3b = default,
            c4a = default,
            c4b = default;
        float* images = (float*)k.A.Address,
            gradients = (float*)k.B.Address + j,
            chosen = (float*)k.Chosen.Address + j;
        // Element r of the kernel is so many pixels after the first, where a line of the patch has four.
        int e0 = Element(i),
            e1 = Element(i + 1),
            e2 = Element(i + 2),
            e3 = Element(i + 3),
            e4 = Element(i + 4);
        for (int s = 0; s < segments; s++)
        {
            float* a = images + K.SegmentA(s),
                b = gradients + K.SegmentB(s),
                w = chosen + K.SegmentB(s);
            for (int d = 0; d < depth; d++, a += K.DepthStride, b += K.Pitch, w += K.Pitch)
            {
                var patch = Vector512.Create(
                    Vector256.Create(*(Vector128<float>*)a, *(Vector128<float>*)(a + K.GroupStart(1))),
                    Vector256.Create(*(Vector128<float>*)(a + K.GroupStart(2)), *(Vector128<float>*)(a + K.GroupStart(2) + K.GroupStart(1)))
                );
                Vector512<float> da = *(Vector512<float>*)b,
                    db = default;
                Vector512<int> pa = Position(*(Vector512<float>*)w),
                    pb = default;
                if (sizeof(W) > 1)
                    db = *(Vector512<float>*)(b + 16);
                if (sizeof(W) > 1)
                    pb = Position(*(Vector512<float>*)(w + 16));
                AddChosen<W>(patch, pa, pb, e0, da, db, ref c0a, ref c0b);
                if (sizeof(R) > 1)
                    AddChosen<W>(patch, pa, pb, e1, da, db, ref c1a, ref c1b);
                if (sizeof(R) > 2)
                    AddChosen<W>(patch, pa, pb, e2, da, db, ref c2a, ref c2b);
                if (sizeof(R) > 3)
                    AddChosen<W>(patch, pa, pb, e3, da, db, ref c3a, ref c3b);
                if (sizeof(R) > 4)
                    AddChosen<W>(patch, pa, pb, e4, da, db, ref c4a, ref c4b);
            }
        }
        FinishSparse<T, K, W>(k, c0a, c0b, i, j);
        if (sizeof(R) > 1)
            FinishSparse<T, K, W>(k, c1a, c1b, i + 1, j);
        if (sizeof(R) > 2)
            FinishSparse<T, K, W>(k, c2a, c2b, i + 2, j);
        if (sizeof(R) > 3)
            FinishSparse<T, K, W>(k, c3a, c3b, i + 3, j);
        if (sizeof(R) > 4)
            FinishSparse<T, K, W>(k, c4a, c4b, i + 4, j);
    }

    private static int Element(int r) => r / 3 * 4 + r % 3;

    // Positions 0, 1, 2, 3 are pixels 0, 1, 4, 5 of the patch.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Position(Vector512<float> chosen)
    {
        Vector512<int> p = Vector512.ConvertToInt32Native(chosen);
        return p + (p & Vector512.Create(2));
    }

    // The pixels that an element of the kernel meets at the chosen positions, times the gradient there.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void AddChosen<W>(
        Vector512<float> patch,
        Vector512<int> pa,
        Vector512<int> pb,
        int element,
        Vector512<float> da,
        Vector512<float> db,
        ref Vector512<float> a,
        ref Vector512<float> b
    )
        where W : unmanaged, ISize
    {
        a = Vector512.MultiplyAddEstimate(Avx512F.PermuteVar16x32(patch, pa + Vector512.Create(element)), da, a);
        if (sizeof(W) > 1)
            b = Vector512.MultiplyAddEstimate(Avx512F.PermuteVar16x32(patch, pb + Vector512.Create(element)), db, b);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void FinishSparse<T, K, W>(in K k, Vector512<float> a, Vector512<float> b, int i, int j)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IContract<T>
        where W : unmanaged, ISize
    {
        k.Finish(new Vec512<T>(a.As<float, T>()), i, j);
        if (sizeof(W) > 1)
            k.Finish(new Vec512<T>(b.As<float, T>()), i, j + 16);
    }
}
