using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>The mean over the outputs of (y - t)² / 2 where |y - t| is at most delta, and of delta (|y - t| - delta / 2) elsewhere
/// (Huber, 1964).</summary>
/// <param name="delta">Where the square becomes a straight line.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="delta"/> is negative or not finite.</exception>
public sealed class Huber(float delta = 1) : Loss
{
    private readonly float _delta = NotNegative(delta, nameof(delta));

    /// <inheritdoc/>
    public override string Name => "huber";

    /// <inheritdoc/>
    public override T Sample<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, Span<T> gradient) =>
        ElementLoss.Sample<T, Element>(new(_delta), output, target, gradient);

    /// <inheritdoc/>
    public override void HessianProduct(
        ReadOnlySpan<double> output,
        ReadOnlySpan<double> target,
        ReadOnlySpan<double> vector,
        Span<double> product
    ) => Elementwise(output, target, vector, product, (y, t) => Math.Abs(y - t) <= _delta ? 1 : 0);

    /// <inheritdoc/>
    internal override bool IsElementwise => true;

    /// <inheritdoc/>
    internal override T Batch<T>(in LossBatch<T> batch) => ElementLoss.OfOutputs<T, Element>(new(_delta), this, batch);

    private readonly struct Element(float delta) : IElementLoss
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V, T>(V y, V t, out V slope)
            where V : struct, IVec<V, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            V d = y - t,
                limit = V.Create(T.CreateTruncating(delta)),
                half = VecMath.C<V, T>(0.5);
            slope = V.Max(V.Zero - limit, V.Min(limit, d));
            return slope * (d - half * slope);
        }
    }
}
