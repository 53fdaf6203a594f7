using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

/// <summary>Two kernels as one, element by element: the second sees what the first has written.</summary>
internal readonly struct InTurn<T, K1, K2>(K1 first, K2 second) : ILoop<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where K1 : struct, ILoop<T>
    where K2 : struct, ILoop<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<V>(int i, int j)
        where V : struct, IVec<V, T>
    {
        first.Apply<V>(i, j);
        second.Apply<V>(i, j);
    }
}
