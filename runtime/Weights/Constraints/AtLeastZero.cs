using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

/// <summary>Values below 0 become 0.</summary>
internal readonly struct AtLeastZero<T>(Ptr<T> values) : ILoop<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<V>(int i, int j)
        where V : struct, IVec<V, T> => V.Store(values + j, V.AtLeast(V.Load(values + j), V.Zero));
}
