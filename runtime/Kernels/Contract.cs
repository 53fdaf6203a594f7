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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<T, K>(in K kernel, int from, int to, int depth)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> where K : struct, IContract<T>
    {
        if (Vector512.IsHardwareAccelerated) Panels<Vec512<T>, T, K>(kernel, from, to, depth);
        else if (Vector256.IsHardwareAccelerated) Panels<Vec256<T>, T, K>(kernel, from, to, depth);
        else Panels<Vec128<T>, T, K>(kernel, from, to, depth);
    }

    /// <summary>The same for inference: a single row takes a path of its own, whose sums are added in another order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Infer<T, K>(in K kernel, int from, int to, int depth)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> where K : struct, IContract<T>
    {
        if (to - from == 1 && from == 0) RunOne<T, K>(kernel, depth);
        else Run<T, K>(kernel, from, to, depth);
    }

    /// <summary>The contraction for row 0 alone: several chains of sums at once, since one row has too few columns to hide the latency.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
        if (depth == 0 || from >= to)
        {
            if (depth == 0) Empty<V, T, K>(kernel, from, to);
            return;
        }
        int left = K.Columns / V.Count, panels = (left + V.PanelVectors - 1) / V.PanelVectors, j = 0;
        for (; panels > 0; panels--)
        {
            int width = (left + panels - 1) / panels;
            switch (width)
            {
                case 4: Blocks<V, Row4<V, T>, T, K>(kernel, from, to, j, depth); break;
                case 3: Blocks<V, Row3<V, T>, T, K>(kernel, from, to, j, depth); break;
                case 2: Blocks<V, Row2<V, T>, T, K>(kernel, from, to, j, depth); break;
                default: Blocks<V, Row1<V, T>, T, K>(kernel, from, to, j, depth); break;
            }
            j += width * V.Count;
            left -= width;
        }
    }

    private static void Empty<V, T, K>(in K kernel, int from, int to)
        where V : struct, IVec<V, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> where K : struct, IContract<T>
    {
        for (int i = from; i < to; i++)
            for (int j = 0; j < K.Columns; j += V.Count) kernel.Finish(V.Zero, i, j);
    }

    // Rows are cut into blocks as equal as possible, at most six high: 64 rows are 9 blocks of 6 and 2 of 5.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Blocks<V, R, T, K>(in K kernel, int from, int to, int j, int depth)
        where V : struct, IVec<V, T> where R : struct, IRegisterRow<R, V, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> where K : struct, IContract<T>
    {
        int blocks = (to - from + 5) / 6, height = (to - from) / blocks, taller = (to - from) % blocks;
        int i = from;
        for (; taller > 0; taller--, i += height + 1) Block<V, R, T, K>(kernel, height + 1, i, j, depth);
        for (; i < to; i += height) Block<V, R, T, K>(kernel, height, i, j, depth);
    }

    private static void Block<V, R, T, K>(in K kernel, int height, int i, int j, int depth)
        where V : struct, IVec<V, T> where R : struct, IRegisterRow<R, V, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> where K : struct, IContract<T>
    {
        switch (height)
        {
            case 6: Tile<V, R, T, K, Rows6>(kernel, i, j, depth); break;
            case 5: Tile<V, R, T, K, Rows5>(kernel, i, j, depth); break;
            case 4: Tile<V, R, T, K, Rows4>(kernel, i, j, depth); break;
            case 3: Tile<V, R, T, K, Rows3>(kernel, i, j, depth); break;
            case 2: Tile<V, R, T, K, Rows2>(kernel, i, j, depth); break;
            default: Tile<V, R, T, K, Rows1>(kernel, i, j, depth); break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe void Tile<V, R, T, K, H>(in K kernel, int i, int j, int depth)
        where V : struct, IVec<V, T> where R : struct, IRegisterRow<R, V, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IContract<T> where H : struct, IHeight
    {
        K k = kernel;
        R c0 = default, c1 = default, c2 = default, c3 = default, c4 = default, c5 = default;
        T* a = k.A.Address + (nint)i * K.RowStride;
        T* b = k.B.Address + j;
        T* end = b + (nint)depth * K.Pitch;
        do
        {
            R w = R.Load(new(b));
            c0 = R.Fma(V.Create(a[0]), w, c0);
            if (H.Rows > 1) c1 = R.Fma(V.Create(a[K.RowStride]), w, c1);
            if (H.Rows > 2) c2 = R.Fma(V.Create(a[2 * K.RowStride]), w, c2);
            if (H.Rows > 3) c3 = R.Fma(V.Create(a[3 * K.RowStride]), w, c3);
            if (H.Rows > 4) c4 = R.Fma(V.Create(a[4 * K.RowStride]), w, c4);
            if (H.Rows > 5) c5 = R.Fma(V.Create(a[5 * K.RowStride]), w, c5);
            a += K.DepthStride;
            b += K.Pitch;
        }
        while (b < end);
        R.Finish(k, c0, i, j);
        if (H.Rows > 1) R.Finish(k, c1, i + 1, j);
        if (H.Rows > 2) R.Finish(k, c2, i + 2, j);
        if (H.Rows > 3) R.Finish(k, c3, i + 3, j);
        if (H.Rows > 4) R.Finish(k, c4, i + 4, j);
        if (H.Rows > 5) R.Finish(k, c5, i + 5, j);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void OnePanels<V, T, K>(in K kernel, int depth)
        where V : struct, IVec<V, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> where K : struct, IContract<T>
    {
        int j = 0;
        for (; j + 4 * V.Count <= K.Columns; j += 4 * V.Count) One<V, Row4<V, T>, T, K>(kernel, j, depth);
        if (j + 2 * V.Count <= K.Columns)
        {
            One<V, Row2<V, T>, T, K>(kernel, j, depth);
            j += 2 * V.Count;
        }
        if (j < K.Columns) One<V, Row1<V, T>, T, K>(kernel, j, depth);
    }

    // Four chains for narrow panels, two for wide ones: eight or four vectors in flight.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe void One<V, R, T, K>(in K kernel, int j, int depth)
        where V : struct, IVec<V, T> where R : struct, IRegisterRow<R, V, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> where K : struct, IContract<T>
    {
        K k = kernel;
        R c0 = default, c1 = default, c2 = default, c3 = default;
        T* a = k.A.Address;
        T* b = k.B.Address + j;
        int unroll = R.Vectors > 2 ? 2 : 4;
        T* end = b + (nint)(depth & ~(unroll - 1)) * K.Pitch;
        while (b < end)
        {
            c0 = R.Fma(V.Create(a[0]), R.Load(new(b)), c0);
            c1 = R.Fma(V.Create(a[K.DepthStride]), R.Load(new(b + K.Pitch)), c1);
            if (R.Vectors <= 2)
            {
                c2 = R.Fma(V.Create(a[2 * K.DepthStride]), R.Load(new(b + 2 * K.Pitch)), c2);
                c3 = R.Fma(V.Create(a[3 * K.DepthStride]), R.Load(new(b + 3 * K.Pitch)), c3);
            }
            a += (R.Vectors > 2 ? 2 : 4) * K.DepthStride;
            b += (R.Vectors > 2 ? 2 : 4) * K.Pitch;
        }
        for (int rest = depth & (unroll - 1); rest > 0; rest--)
        {
            c0 = R.Fma(V.Create(a[0]), R.Load(new(b)), c0);
            a += K.DepthStride;
            b += K.Pitch;
        }
        c0 = R.Add(c0, c1);
        if (R.Vectors <= 2) c0 = R.Add(c0, R.Add(c2, c3));
        R.Finish(k, c0, 0, j);
    }

    private interface IHeight
    {
        static abstract int Rows { get; }
    }

    private readonly struct Rows1 : IHeight { public static int Rows => 1; }

    private readonly struct Rows2 : IHeight { public static int Rows => 2; }

    private readonly struct Rows3 : IHeight { public static int Rows => 3; }

    private readonly struct Rows4 : IHeight { public static int Rows => 4; }

    private readonly struct Rows5 : IHeight { public static int Rows => 5; }

    private readonly struct Rows6 : IHeight { public static int Rows => 6; }
}
