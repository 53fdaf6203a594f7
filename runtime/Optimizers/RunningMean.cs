using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

/// <summary>An exponential moving average that an optimizer keeps for each parameter.</summary>
internal static class RunningMean
{
    /// <summary>mean = decay · mean + (1 - decay) · value + 1e-30, which is kept and returned. The constant keeps it from decaying into
    /// denormal numbers, which are slow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Next<V, T>(Ptr<T> mean, V value, T decay)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V next = V.Fma(V.Create(decay), V.Load(mean), V.Fma(value, V.Create(T.One - decay), VecMath.C<V, T>(1e-30)));
        V.Store(mean, next);
        return next;
    }
}
