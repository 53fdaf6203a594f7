using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <summary>Runs contractions. A tile of up to 6 rows by 4 vectors stays in registers for the whole sum; A is read by broadcast and B row by
/// row, so neither is packed. Every result element is one sum in the order of k, however the rows are divided among threads.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Contract
{
    /// <summary>Rows <paramref name="from"/> to <paramref name="to"/> of the contraction over <paramref name="depth"/> terms.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<T, K>(in K kernel, int from, int to, int depth)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> where K : struct, IContract<T>
    {
        if (Vector512.IsHardwareAccelerated) Panels<Vec512<T>, T, K>(kernel, from, to, depth);
        else if (Vector256.IsHardwareAccelerated) Panels<Vec256<T>, T, K>(kernel, from, to, depth);
        else Panels<Vec128<T>, T, K>(kernel, from, to, depth);
    }

    /// <summary>The same for inference: a single row takes a path of its own, whose sums are added in another order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Infer<T, K>(in K kernel, int from, int to, int depth)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> where K : struct, IContract<T>
    {
        if (to - from == 1 && from == 0) RunOne<T, K>(kernel, depth);
        else Run<T, K>(kernel, from, to, depth);
    }

    /// <summary>The contraction for row 0 alone: several chains of sums at once, since one row has too few columns to hide the latency.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RunOne<T, K>(in K kernel, int depth) where T : unmanaged, IBinaryFloatingPointIeee754<T> where K : struct, IContract<T>
    {
        if (Vector512.IsHardwareAccelerated) OnePanels<Vec512<T>, T, K>(kernel, depth);
        else if (Vector256.IsHardwareAccelerated) OnePanels<Vec256<T>, T, K>(kernel, depth);
        else OnePanels<Vec128<T>, T, K>(kernel, depth);
    }

    // Columns are cut into panels as equal as possible, at most PanelVectors wide.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Panels<V, T, K>(in K kernel, int from, int to, int depth)
        where V : struct, IVec<V, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> where K : struct, IContract<T>
    {
        if (from >= to) return;
        int left = K.Columns / V.Count, panels = (left + V.PanelVectors - 1) / V.PanelVectors, j = 0;
        for (; panels > 0; panels--)
        {
            int width = (left + panels - 1) / panels;
            switch (width)
            {
                case 4: Blocks<V, T, K, Four>(kernel, from, to, j, depth); break;
                case 3: Blocks<V, T, K, Three>(kernel, from, to, j, depth); break;
                case 2: Blocks<V, T, K, Two>(kernel, from, to, j, depth); break;
                default: Blocks<V, T, K, One>(kernel, from, to, j, depth); break;
            }
            j += width * V.Count;
            left -= width;
        }
    }

    // Rows are cut into blocks as equal as possible, at most six high: 64 rows are 9 blocks of 6 and 2 of 5.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Blocks<V, T, K, W>(in K kernel, int from, int to, int j, int depth)
        where V : struct, IVec<V, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> where K : struct, IContract<T> where W : struct, ISize
    {
        int blocks = (to - from + 5) / 6, height = (to - from) / blocks, taller = (to - from) % blocks;
        int i = from;
        for (; taller > 0; taller--, i += height + 1) Block<V, T, K, W>(kernel, height + 1, i, j, depth);
        for (; i < to; i += height) Block<V, T, K, W>(kernel, height, i, j, depth);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Block<V, T, K, W>(in K kernel, int height, int i, int j, int depth)
        where V : struct, IVec<V, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> where K : struct, IContract<T> where W : struct, ISize
    {
        switch (height)
        {
            case 6: Tile<V, T, K, Six, W>(kernel, i, j, depth); break;
            case 5: Tile<V, T, K, Five, W>(kernel, i, j, depth); break;
            case 4: Tile<V, T, K, Four, W>(kernel, i, j, depth); break;
            case 3: Tile<V, T, K, Three, W>(kernel, i, j, depth); break;
            case 2: Tile<V, T, K, Two, W>(kernel, i, j, depth); break;
            default: Tile<V, T, K, One, W>(kernel, i, j, depth); break;
        }
    }

    // The whole sum of up to 6 rows by 4 vectors in registers. Guards are constants to the JIT, which leaves out rows and vectors that are not
    // there. Plain locals, because the JIT keeps neither arrays nor structs of several vectors in registers reliably.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe void Tile<V, T, K, R, W>(in K kernel, int i, int j, int depth)
        where V : struct, IVec<V, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IContract<T> where R : struct, ISize where W : struct, ISize
    {
        K k = kernel;
        V c00 = default, c01 = default, c02 = default, c03 = default;
        V c10 = default, c11 = default, c12 = default, c13 = default;
        V c20 = default, c21 = default, c22 = default, c23 = default;
        V c30 = default, c31 = default, c32 = default, c33 = default;
        V c40 = default, c41 = default, c42 = default, c43 = default;
        V c50 = default, c51 = default, c52 = default, c53 = default;
        T* a = k.A.Address + (nint)i * K.RowStride;
        T* b = k.B.Address + j;
        T* end = b + (nint)depth * K.Pitch;
        // A while, not a do-while: behind a loop that always runs, the JIT goes on with copies of the sums, and then has too few registers.
        while (b < end)
        {
            V w0 = V.Load(new(b)), w1 = default, w2 = default, w3 = default;
            if (W.Size > 1) w1 = V.Load(new(b + V.Count));
            if (W.Size > 2) w2 = V.Load(new(b + 2 * V.Count));
            if (W.Size > 3) w3 = V.Load(new(b + 3 * V.Count));
            V x = V.Create(a[0]);
            c00 = V.Fma(x, w0, c00);
            if (W.Size > 1) c01 = V.Fma(x, w1, c01);
            if (W.Size > 2) c02 = V.Fma(x, w2, c02);
            if (W.Size > 3) c03 = V.Fma(x, w3, c03);
            if (R.Size > 1)
            {
                x = V.Create(a[K.RowStride]);
                c10 = V.Fma(x, w0, c10);
                if (W.Size > 1) c11 = V.Fma(x, w1, c11);
                if (W.Size > 2) c12 = V.Fma(x, w2, c12);
                if (W.Size > 3) c13 = V.Fma(x, w3, c13);
            }
            if (R.Size > 2)
            {
                x = V.Create(a[2 * K.RowStride]);
                c20 = V.Fma(x, w0, c20);
                if (W.Size > 1) c21 = V.Fma(x, w1, c21);
                if (W.Size > 2) c22 = V.Fma(x, w2, c22);
                if (W.Size > 3) c23 = V.Fma(x, w3, c23);
            }
            if (R.Size > 3)
            {
                x = V.Create(a[3 * K.RowStride]);
                c30 = V.Fma(x, w0, c30);
                if (W.Size > 1) c31 = V.Fma(x, w1, c31);
                if (W.Size > 2) c32 = V.Fma(x, w2, c32);
                if (W.Size > 3) c33 = V.Fma(x, w3, c33);
            }
            if (R.Size > 4)
            {
                x = V.Create(a[4 * K.RowStride]);
                c40 = V.Fma(x, w0, c40);
                if (W.Size > 1) c41 = V.Fma(x, w1, c41);
                if (W.Size > 2) c42 = V.Fma(x, w2, c42);
                if (W.Size > 3) c43 = V.Fma(x, w3, c43);
            }
            if (R.Size > 5)
            {
                x = V.Create(a[5 * K.RowStride]);
                c50 = V.Fma(x, w0, c50);
                if (W.Size > 1) c51 = V.Fma(x, w1, c51);
                if (W.Size > 2) c52 = V.Fma(x, w2, c52);
                if (W.Size > 3) c53 = V.Fma(x, w3, c53);
            }
            a += K.DepthStride;
            b += K.Pitch;
        }
        FinishRow<V, T, K, W>(k, c00, c01, c02, c03, i, j);
        if (R.Size > 1) FinishRow<V, T, K, W>(k, c10, c11, c12, c13, i + 1, j);
        if (R.Size > 2) FinishRow<V, T, K, W>(k, c20, c21, c22, c23, i + 2, j);
        if (R.Size > 3) FinishRow<V, T, K, W>(k, c30, c31, c32, c33, i + 3, j);
        if (R.Size > 4) FinishRow<V, T, K, W>(k, c40, c41, c42, c43, i + 4, j);
        if (R.Size > 5) FinishRow<V, T, K, W>(k, c50, c51, c52, c53, i + 5, j);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FinishRow<V, T, K, W>(in K kernel, V c0, V c1, V c2, V c3, int i, int j)
        where V : struct, IVec<V, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> where K : struct, IContract<T> where W : struct, ISize
    {
        kernel.Finish(c0, i, j);
        if (W.Size > 1) kernel.Finish(c1, i, j + V.Count);
        if (W.Size > 2) kernel.Finish(c2, i, j + 2 * V.Count);
        if (W.Size > 3) kernel.Finish(c3, i, j + 3 * V.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void OnePanels<V, T, K>(in K kernel, int depth)
        where V : struct, IVec<V, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> where K : struct, IContract<T>
    {
        int j = 0;
        for (; j + 4 * V.Count <= K.Columns; j += 4 * V.Count) Wide<V, T, K>(kernel, j, depth);
        for (; j + 2 * V.Count <= K.Columns; j += 2 * V.Count) Narrow<V, T, K, Two>(kernel, j, depth);
        if (j < K.Columns) Narrow<V, T, K, One>(kernel, j, depth);
    }

    // One row, four vectors: two chains of sums make eight in flight.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe void Wide<V, T, K>(in K kernel, int j, int depth)
        where V : struct, IVec<V, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> where K : struct, IContract<T>
    {
        K k = kernel;
        V c0 = default, c1 = default, c2 = default, c3 = default, d0 = default, d1 = default, d2 = default, d3 = default;
        T* a = k.A.Address;
        T* b = k.B.Address + j;
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
        FinishRow<V, T, K, Four>(k, c0 + d0, c1 + d1, c2 + d2, c3 + d3, 0, j);
    }

    // One row, one or two vectors: four chains.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe void Narrow<V, T, K, W>(in K kernel, int j, int depth)
        where V : struct, IVec<V, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> where K : struct, IContract<T> where W : struct, ISize
    {
        K k = kernel;
        V c0 = default, c1 = default, d0 = default, d1 = default, e0 = default, e1 = default, f0 = default, f1 = default;
        T* a = k.A.Address;
        T* b = k.B.Address + j;
        int left = depth;
        for (; left >= 4; left -= 4)
        {
            V x = V.Create(a[0]);
            c0 = V.Fma(x, V.Load(new(b)), c0);
            if (W.Size > 1) c1 = V.Fma(x, V.Load(new(b + V.Count)), c1);
            x = V.Create(a[K.DepthStride]);
            d0 = V.Fma(x, V.Load(new(b + K.Pitch)), d0);
            if (W.Size > 1) d1 = V.Fma(x, V.Load(new(b + K.Pitch + V.Count)), d1);
            x = V.Create(a[2 * K.DepthStride]);
            e0 = V.Fma(x, V.Load(new(b + 2 * K.Pitch)), e0);
            if (W.Size > 1) e1 = V.Fma(x, V.Load(new(b + 2 * K.Pitch + V.Count)), e1);
            x = V.Create(a[3 * K.DepthStride]);
            f0 = V.Fma(x, V.Load(new(b + 3 * K.Pitch)), f0);
            if (W.Size > 1) f1 = V.Fma(x, V.Load(new(b + 3 * K.Pitch + V.Count)), f1);
            a += 4 * K.DepthStride;
            b += 4 * K.Pitch;
        }
        for (; left > 0; left--)
        {
            V x = V.Create(a[0]);
            c0 = V.Fma(x, V.Load(new(b)), c0);
            if (W.Size > 1) c1 = V.Fma(x, V.Load(new(b + V.Count)), c1);
            a += K.DepthStride;
            b += K.Pitch;
        }
        FinishRow<V, T, K, W>(k, c0 + d0 + (e0 + f0), c1 + d1 + (e1 + f1), default, default, 0, j);
    }

    private interface ISize
    {
        static abstract int Size { get; }
    }

    private readonly struct One : ISize { public static int Size => 1; }

    private readonly struct Two : ISize { public static int Size => 2; }

    private readonly struct Three : ISize { public static int Size => 3; }

    private readonly struct Four : ISize { public static int Size => 4; }

    private readonly struct Five : ISize { public static int Size => 5; }

    private readonly struct Six : ISize { public static int Size => 6; }
}
