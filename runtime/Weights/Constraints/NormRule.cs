using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

/// <summary>What a norm n becomes: rate · clip(n, low, high) + (1 - rate) · n.</summary>
/// <param name="low">The smallest norm.</param>
/// <param name="high">The largest norm.</param>
/// <param name="rate">How much of the way is gone.</param>
/// <param name="epsilon">Added to what is divided by, as Keras does.</param>
internal readonly struct NormRule<T>(T low, T high, T rate, T epsilon)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public NormRule(double low, double high, double rate, double epsilon)
        : this(T.CreateTruncating(low), T.CreateTruncating(high), T.CreateTruncating(rate), T.CreateTruncating(epsilon)) { }

    /// <summary>The rule for norms that have been multiplied with <paramref name="scale"/>.</summary>
    public NormRule<T> Scaled(T scale) => new(low * scale, high * scale, rate, epsilon * scale);

    /// <summary>What values of this norm are multiplied with; 1 for zeros, which have no direction.</summary>
    public T Factor(T norm) => norm > T.Zero ? (rate * T.Min(T.Max(norm, low), high) + (T.One - rate) * norm) / (norm + epsilon) : T.One;

    /// <summary>The same for each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Factor<V>(V norm)
        where V : struct, IVec<V, T>
    {
        V inside = V.AtMost(V.AtLeast(norm, V.Create(low)), V.Create(high)),
            wanted = V.Create(rate) * inside + V.Create(T.One - rate) * norm;
        return V.Select(V.Greater(norm, V.Zero), wanted / (norm + V.Create(epsilon)), V.Create(T.One));
    }
}
