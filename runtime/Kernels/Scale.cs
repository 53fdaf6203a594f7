using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

/// <summary>x *= factor.</summary>
internal readonly struct Scale<T>(Ptr<T> x, T factor) : ILoop<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<V>(int i, int j)
        where V : struct, IVec<V, T> => V.Store(x + j, V.Load(x + j) * V.Create(factor));
}
