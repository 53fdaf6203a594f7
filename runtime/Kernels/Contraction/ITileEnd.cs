using System.Numerics;

namespace NetGen.CompilerServices;

/// <summary>What becomes of the sums of tiles.</summary>
internal interface ITileEnd<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Receives the finished sums of columns j, j + 1, ... of a tile's places: <paramref name="a"/> and <paramref name="b"/> of
    /// the upper line, <paramref name="c"/> and <paramref name="d"/> of the lower one.</summary>
    void Finish<V>(V a, V b, V c, V d, in TileGrid grid, TilePlace tile, int j)
        where V : struct, IVec<V, T>;
}
