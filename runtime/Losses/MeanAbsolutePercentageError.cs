using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>The mean over the outputs of 100 |y - t| / |t|, with |t| at least 1e-7 as in Keras; its slope at y = t is taken as 0.</summary>
public sealed class MeanAbsolutePercentageError : Loss
{
    /// <inheritdoc/>
    public override string Name => "mean_absolute_percentage_error";

    /// <inheritdoc/>
    public override T Sample<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, Span<T> gradient) =>
        ElementLoss.Sample<T, Element>(default, output, target, gradient);

    /// <inheritdoc/>
    public override void HessianProduct(
        ReadOnlySpan<double> output,
        ReadOnlySpan<double> target,
        ReadOnlySpan<double> vector,
        Span<double> product
    ) => Elementwise(output, target, vector, product, (_, _) => 0);

    /// <inheritdoc/>
    internal override bool IsElementwise => true;

    /// <inheritdoc/>
    internal override T Batch<T>(in LossBatch<T> batch) => ElementLoss.OfOutputs<T, Element>(default, this, batch);

    private readonly struct Element : IElementLoss
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V, T>(V y, V t, out V slope)
            where V : struct, IVec<V, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            V d = y - t,
                share = VecMath.C<V, T>(100) / V.Max(V.Abs(t), VecMath.C<V, T>(1e-7));
            slope = V.Select(V.Greater(d, V.Zero), share, V.Select(V.Greater(V.Zero, d), V.Zero - share, V.Zero));
            return V.Abs(d) * share;
        }
    }
}
