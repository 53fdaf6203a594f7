using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>The mean over the outputs of (ln(1 + y) - ln(1 + t))², with y and t at least 1e-7 as in Keras. Where y is less the loss is
/// constant, so that outputs which may be negative are refused, and so are negative targets.</summary>
public sealed class MeanSquaredLogarithmicError : Loss
{
    /// <inheritdoc/>
    public override string Name => "mean_squared_logarithmic_error";

    /// <inheritdoc/>
    public override T Sample<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, Span<T> gradient) =>
        ElementLoss.Sample<T, Element>(default, output, target, gradient);

    /// <inheritdoc/>
    public override void CheckTargets<T>(ReadOnlySpan<T> targets, int length, int classes, int first = 0) =>
        CheckNotNegative(targets, length, first);

    /// <inheritdoc/>
    internal override bool IsElementwise => true;

    /// <inheritdoc/>
    internal override string? Objection(ProgramInfo network) => base.Objection(network) ?? NetGen.Objection.ToNegative(Name, network);

    /// <inheritdoc/>
    internal override T Batch<T>(in LossBatch<T> batch) => ElementLoss.OfOutputs<T, Element>(default, this, batch);

    private readonly struct Element : IElementLoss
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V, T>(V y, V t, out V slope)
            where V : struct, IVec<V, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            V least = VecMath.C<V, T>(1e-7),
                one = V.Create(T.One),
                above = V.AtLeast(y, least) + one,
                d = VecMath.Log<V, T>(above) - VecMath.Log<V, T>(V.Max(t, least) + one);
            slope = V.Select(V.Greater(y, least), (d + d) / above, V.Zero);
            return d * d;
        }
    }
}
