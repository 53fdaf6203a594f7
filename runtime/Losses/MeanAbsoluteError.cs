using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>The mean over the outputs of |y - t|; its slope at 0 is taken as 0.</summary>
public sealed class MeanAbsoluteError : Loss
{
    /// <inheritdoc/>
    public override string Name => "mean_absolute_error";

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
                one = V.Create(T.One);
            slope = V.Select(V.Greater(d, V.Zero), one, V.Select(V.Greater(V.Zero, d), V.Zero - one, V.Zero));
            return V.Abs(d);
        }
    }
}
