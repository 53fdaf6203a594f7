using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>One row of a register tile: a few neighbouring vectors that live in registers while a contraction runs. Written as structs with
/// one field a vector because the JIT keeps those in registers, which it does not for arrays.</summary>
internal interface IRegisterRow<R, V, T>
    where R : struct, IRegisterRow<R, V, T> where V : struct, IVec<V, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>How many vectors wide the row is.</summary>
    static abstract int Vectors { get; }

    static abstract R Load(Ptr<T> source);

    /// <summary>x · w + sum, x being the same in all lanes.</summary>
    static abstract R Fma(V x, R w, R sum);

    static abstract R Add(R a, R b);

    /// <summary>Hands the vectors to the kernel's epilogue as columns j, j + Count, ... of row i.</summary>
    static abstract void Finish<K>(in K kernel, R row, int i, int j) where K : struct, IContract<T>;
}

internal struct Row1<V, T> : IRegisterRow<Row1<V, T>, V, T> where V : struct, IVec<V, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private V _0;

    public static int Vectors => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Row1<V, T> Load(Ptr<T> source)
    {
        Row1<V, T> r;
        r._0 = V.Load(source);
        return r;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Row1<V, T> Fma(V x, Row1<V, T> w, Row1<V, T> sum)
    {
        Row1<V, T> r;
        r._0 = V.Fma(x, w._0, sum._0);
        return r;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Row1<V, T> Add(Row1<V, T> a, Row1<V, T> b)
    {
        Row1<V, T> r;
        r._0 = a._0 + b._0;
        return r;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Finish<K>(in K kernel, Row1<V, T> row, int i, int j) where K : struct, IContract<T> => kernel.Finish(row._0, i, j);
}

internal struct Row2<V, T> : IRegisterRow<Row2<V, T>, V, T> where V : struct, IVec<V, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private V _0, _1;

    public static int Vectors => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Row2<V, T> Load(Ptr<T> source)
    {
        Row2<V, T> r;
        r._0 = V.Load(source);
        r._1 = V.Load(source + V.Count);
        return r;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Row2<V, T> Fma(V x, Row2<V, T> w, Row2<V, T> sum)
    {
        Row2<V, T> r;
        r._0 = V.Fma(x, w._0, sum._0);
        r._1 = V.Fma(x, w._1, sum._1);
        return r;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Row2<V, T> Add(Row2<V, T> a, Row2<V, T> b)
    {
        Row2<V, T> r;
        r._0 = a._0 + b._0;
        r._1 = a._1 + b._1;
        return r;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Finish<K>(in K kernel, Row2<V, T> row, int i, int j) where K : struct, IContract<T>
    {
        kernel.Finish(row._0, i, j);
        kernel.Finish(row._1, i, j + V.Count);
    }
}

internal struct Row3<V, T> : IRegisterRow<Row3<V, T>, V, T> where V : struct, IVec<V, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private V _0, _1, _2;

    public static int Vectors => 3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Row3<V, T> Load(Ptr<T> source)
    {
        Row3<V, T> r;
        r._0 = V.Load(source);
        r._1 = V.Load(source + V.Count);
        r._2 = V.Load(source + 2 * V.Count);
        return r;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Row3<V, T> Fma(V x, Row3<V, T> w, Row3<V, T> sum)
    {
        Row3<V, T> r;
        r._0 = V.Fma(x, w._0, sum._0);
        r._1 = V.Fma(x, w._1, sum._1);
        r._2 = V.Fma(x, w._2, sum._2);
        return r;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Row3<V, T> Add(Row3<V, T> a, Row3<V, T> b)
    {
        Row3<V, T> r;
        r._0 = a._0 + b._0;
        r._1 = a._1 + b._1;
        r._2 = a._2 + b._2;
        return r;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Finish<K>(in K kernel, Row3<V, T> row, int i, int j) where K : struct, IContract<T>
    {
        kernel.Finish(row._0, i, j);
        kernel.Finish(row._1, i, j + V.Count);
        kernel.Finish(row._2, i, j + 2 * V.Count);
    }
}

internal struct Row4<V, T> : IRegisterRow<Row4<V, T>, V, T> where V : struct, IVec<V, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private V _0, _1, _2, _3;

    public static int Vectors => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Row4<V, T> Load(Ptr<T> source)
    {
        Row4<V, T> r;
        r._0 = V.Load(source);
        r._1 = V.Load(source + V.Count);
        r._2 = V.Load(source + 2 * V.Count);
        r._3 = V.Load(source + 3 * V.Count);
        return r;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Row4<V, T> Fma(V x, Row4<V, T> w, Row4<V, T> sum)
    {
        Row4<V, T> r;
        r._0 = V.Fma(x, w._0, sum._0);
        r._1 = V.Fma(x, w._1, sum._1);
        r._2 = V.Fma(x, w._2, sum._2);
        r._3 = V.Fma(x, w._3, sum._3);
        return r;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Row4<V, T> Add(Row4<V, T> a, Row4<V, T> b)
    {
        Row4<V, T> r;
        r._0 = a._0 + b._0;
        r._1 = a._1 + b._1;
        r._2 = a._2 + b._2;
        r._3 = a._3 + b._3;
        return r;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Finish<K>(in K kernel, Row4<V, T> row, int i, int j) where K : struct, IContract<T>
    {
        kernel.Finish(row._0, i, j);
        kernel.Finish(row._1, i, j + V.Count);
        kernel.Finish(row._2, i, j + 2 * V.Count);
        kernel.Finish(row._3, i, j + 3 * V.Count);
    }
}
