using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

/// <summary>sum += x.</summary>
internal readonly struct Addition<T>(Ptr<T> x, Ptr<T> sum) : ILoop<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<V>(int i, int j)
        where V : struct, IVec<V, T> => V.Store(sum + j, V.Load(sum + j) + V.Load(x + j));
}
