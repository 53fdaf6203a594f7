using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>The mean over the outputs of y - t ln(y + 1e-7): the likelihood of counts t, up to a term without y, where y is what is
/// expected. Outputs that may be negative are refused, and so are negative targets.</summary>
public sealed class Poisson : Loss
{
    /// <inheritdoc/>
    public override string Name => "poisson";

    /// <inheritdoc/>
    public override T Sample<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, Span<T> gradient) =>
        ElementLoss.Sample<T, Element>(default, output, target, gradient);

    /// <inheritdoc/>
    public override void CheckTargets<T>(ReadOnlySpan<T> targets, int length, int classes, int first = 0) =>
        CheckNotNegative(targets, length, first);

    /// <inheritdoc/>
    public override void HessianProduct(
        ReadOnlySpan<double> output,
        ReadOnlySpan<double> target,
        ReadOnlySpan<double> vector,
        Span<double> product
    ) => Elementwise(output, target, vector, product, (y, t) => t / ((y + 1e-7) * (y + 1e-7)));

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
            V above = y + VecMath.C<V, T>(1e-7);
            slope = V.Create(T.One) - t / above;
            return y - t * VecMath.Log<V, T>(above);
        }
    }
}
