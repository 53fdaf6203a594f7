using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>The mean over the outputs of -t ln p - (1 - t) ln(1 - p), with p kept within [1e-7, 1 - 1e-7] as in Keras; targets in [0, 1].
/// Behind a sigmoid, and from logits, it is computed from the value z before it, as max(z, 0) - z t + ln(1 + e^-|z|), whose slope is
/// sigmoid(z) - t: exact however large z is.</summary>
/// <param name="fromLogits">The outputs are such z, any numbers: a network that ends in a linear layer. Otherwise they are probabilities;
/// what may be outside of [0, 1] is refused.</param>
/// <param name="labelSmoothing">From 0 to 1: how much of each target is a half instead of itself.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="labelSmoothing"/> is not between 0 and 1.</exception>
public sealed class BinaryCrossentropy(bool fromLogits = false, float labelSmoothing = 0) : Loss
{
    private readonly float _smoothing = Share(labelSmoothing, nameof(labelSmoothing));

    /// <inheritdoc/>
    public override string Name => "binary_crossentropy";

    /// <inheritdoc/>
    public override T Sample<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, Span<T> gradient) =>
        fromLogits
            ? ElementLoss.Sample<T, Logit>(new(_smoothing), output, target, gradient)
            : ElementLoss.Sample<T, Probability>(new(_smoothing), output, target, gradient);

    /// <inheritdoc/>
    public override void CheckTargets<T>(ReadOnlySpan<T> targets, int length, int classes, int first = 0) =>
        CheckProbabilities(targets, length, first);

    /// <inheritdoc/>
    public override void HessianProduct(
        ReadOnlySpan<double> output,
        ReadOnlySpan<double> target,
        ReadOnlySpan<double> vector,
        Span<double> product
    ) => Elementwise(output, target, vector, product, Second);

    /// <inheritdoc/>
    internal override bool IsElementwise => true;

    /// <inheritdoc/>
    internal override string? Objection(ProgramInfo network) =>
        base.Objection(network) ?? NetGen.Objection.ToProbabilities(Name, network, fromLogits);

    /// <inheritdoc/>
    internal override Link? LogitLink(int classes) => fromLogits ? Link.Sigmoid : null;

    /// <inheritdoc/>
    internal override T Batch<T>(in LossBatch<T> batch) =>
        ElementLoss.OfProbabilities<T, Probability, Logit>(new(_smoothing), new(_smoothing), fromLogits, this, batch);

    /// <inheritdoc/>
    internal override void Bend(in SampleCurvature sample)
    {
        if (fromLogits || sample.Link is not SigmoidLink)
            base.Bend(sample);
        else
            Elementwise(sample.Z, sample.Target, sample.Change, sample.Product, (z, _) => SecondOfLogit(z));
    }

    private double Second(double y, double t)
    {
        if (fromLogits)
            return SecondOfLogit(y);
        t = t * (1 - _smoothing) + _smoothing / 2;
        return y is >= 1e-7 and <= 1 - 1e-7 ? t / (y * y) + (1 - t) / ((1 - y) * (1 - y)) : 0;
    }

    private static double SecondOfLogit(double z)
    {
        double e = Math.Exp(-Math.Abs(z));
        return e / ((1 + e) * (1 + e));
    }

    private readonly struct Probability(float smoothing) : IElementLoss
    {
        // Where p is clipped the loss is constant, so its slope is 0.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V, T>(V y, V t, out V slope)
            where V : struct, IVec<V, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            V one = V.Create(T.One),
                low = VecMath.C<V, T>(1e-7),
                high = one - low;
            t = Smooth<V, T>(t, smoothing);
            V p = V.Min(high, V.Max(low, y)),
                q = one - p;
            slope = V.Select(V.Greater(low, y), V.Zero, V.Select(V.Greater(y, high), V.Zero, (p - t) / (p * q)));
            return V.Zero - t * VecMath.Log<V, T>(p) - (one - t) * VecMath.Log<V, T>(q);
        }
    }

    private readonly struct Logit(float smoothing) : IElementLoss
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V, T>(V z, V t, out V slope)
            where V : struct, IVec<V, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            V one = V.Create(T.One),
                e = VecMath.Exp<V, T>(V.Zero - V.Abs(z));
            t = Smooth<V, T>(t, smoothing);
            slope = V.Select(V.Greater(V.Zero, z), e, one) / (one + e) - t;
            return V.Max(V.Zero, z) - z * t + VecMath.LogOnePlus<V, T>(e);
        }
    }
}
