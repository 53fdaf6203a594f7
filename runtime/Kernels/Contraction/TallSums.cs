using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

/// <summary>Six rows and R more, of one vector.</summary>
internal unsafe struct TallSums<V, T, R> : ITileSums<V, T, One>
    where V : struct, IVec<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where R : unmanaged, ISize
{
    public TileSums<V, T, Six, One> Upper;
    public TileSums<V, T, R, One> Lower;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Begin<K>(in K kernel, int i, int j)
        where K : struct, IContract<T> { }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Resume<K>(in K kernel, int i, int j)
        where K : struct, IContract<T>
    {
        Upper.Resume(kernel, i, j);
        Lower.Resume(kernel, i + 6, j);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add<K>(T* a, int stride, in TileRow<V, T, One> b)
        where K : struct, IContract<T>
    {
        Upper.Add<K>(a, 0, stride, b);
        Lower.Add<K>(a, 6 * stride, stride, b);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Finish<K>(in K kernel, int i, int j)
        where K : struct, IContract<T>
    {
        Upper.Finish(kernel, i, j);
        Lower.Finish(kernel, i + 6, j);
    }
}
