using System.Numerics;

namespace NetGen.CompilerServices;

/// <summary>The sums of a tile, all in registers: structs that only inlined methods see.</summary>
internal unsafe interface ITileSums<V, T, W>
    where V : struct, IVec<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where W : unmanaged, ISize
{
    /// <summary>What rows i, i + 1, ... begin at, from column <paramref name="j"/> on.</summary>
    void Begin<K>(in K kernel, int i, int j)
        where K : struct, IContract<T>;

    /// <summary>Takes the sums of rows i, i + 1, ..., from column <paramref name="j"/> on, as the kernel has them.</summary>
    void Resume<K>(in K kernel, int i, int j)
        where K : struct, IContract<T>;

    /// <summary>Adds to each row its term of a, <paramref name="stride"/> apart, times b.</summary>
    void Add<K>(T* a, int stride, in TileRow<V, T, W> b)
        where K : struct, IContract<T>;

    /// <summary>Hands the finished sums of rows i, i + 1, ..., from column <paramref name="j"/> on, to the kernel.</summary>
    void Finish<K>(in K kernel, int i, int j)
        where K : struct, IContract<T>;
}
