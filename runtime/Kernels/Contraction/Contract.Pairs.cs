using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

public static partial class Contract
{
    // Tiles of two vectors keep their sums in plain locals: with a struct for each row, the JIT moves more of them from register to
    // register.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void AddTwo<V, T, W>(V x, V ba, V bb, ref V a, ref V b)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where W : unmanaged, ISize
    {
        a = V.Fma(x, ba, a);
        if (sizeof(W) > 1)
            b = V.Fma(x, bb, b);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void FinishTwo<V, T, K, W>(in K kernel, V a, V b, int i, int j)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, IContract<T>
        where W : unmanaged, ISize
    {
        kernel.Finish(a, i, j);
        if (sizeof(W) > 1)
            kernel.Finish(b, i, j + V.Count);
    }
}
