using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

/// <summary>Sums that do not begin at 0. A type of its own: the JIT would read and inline the beginning into every other tile before it
/// finds that it is not asked for.</summary>
internal unsafe struct ResumedSums<V, T, S, W> : ITileSums<V, T, W>
    where V : struct, IVec<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where S : struct, ITileSums<V, T, W>
    where W : unmanaged, ISize
{
    public S Sums;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Begin<K>(in K kernel, int i, int j)
        where K : struct, IContract<T> => Sums.Resume(kernel, i, j);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Resume<K>(in K kernel, int i, int j)
        where K : struct, IContract<T> => Sums.Resume(kernel, i, j);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add<K>(T* a, int stride, in TileRow<V, T, W> b)
        where K : struct, IContract<T> => Sums.Add<K>(a, stride, b);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Finish<K>(in K kernel, int i, int j)
        where K : struct, IContract<T> => Sums.Finish(kernel, i, j);
}
