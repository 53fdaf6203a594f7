using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>Binary cross-entropy that looks at what is not yet right (Lin et al., "Focal loss", 2018): the mean over the outputs of
/// (1 - q)^gamma times the cross-entropy, where q = t p + (1 - t) (1 - p); with class balancing times alpha where t is 1 and 1 - alpha
/// where it is 0. p is kept within [1e-7, 1 - 1e-7] for the logarithm; behind a sigmoid, and from logits, the logarithm is computed from
/// the value before it.</summary>
public sealed class BinaryFocalCrossentropy : Loss
{
    private readonly Setting _setting;
    private readonly bool _fromLogits;

    /// <summary>Keras' defaults.</summary>
    /// <param name="applyClassBalancing">Whether alpha is applied.</param>
    /// <param name="alpha">From 0 to 1: the weight of class 1.</param>
    /// <param name="gamma">How little counts what is right already.</param>
    /// <param name="fromLogits">The outputs are logits, any numbers; otherwise probabilities.</param>
    /// <param name="labelSmoothing">From 0 to 1: how much of each target is a half instead of itself.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range; the message names it.</exception>
    public BinaryFocalCrossentropy(
        bool applyClassBalancing = false,
        float alpha = 0.25f,
        float gamma = 2,
        bool fromLogits = false,
        float labelSmoothing = 0
    )
    {
        _fromLogits = fromLogits;
        _setting = new(
            applyClassBalancing,
            Share(alpha, nameof(alpha)),
            NotNegative(gamma, nameof(gamma)),
            Share(labelSmoothing, nameof(labelSmoothing))
        );
    }

    /// <inheritdoc/>
    public override string Name => "binary_focal_crossentropy";

    /// <inheritdoc/>
    public override T Sample<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, Span<T> gradient) =>
        _fromLogits
            ? ElementLoss.Sample<T, Logit>(new(_setting), output, target, gradient)
            : ElementLoss.Sample<T, Probability>(new(_setting), output, target, gradient);

    /// <inheritdoc/>
    public override void CheckTargets<T>(ReadOnlySpan<T> targets, int length, int classes, int first = 0) =>
        CheckProbabilities(targets, length, first);

    /// <inheritdoc/>
    internal override bool IsElementwise => true;

    /// <inheritdoc/>
    internal override string? Objection(ProgramInfo network) =>
        base.Objection(network) ?? NetGen.Objection.ToProbabilities(Name, network, _fromLogits);

    /// <inheritdoc/>
    internal override Link? LogitLink(int classes) => _fromLogits ? Link.Sigmoid : null;

    /// <inheritdoc/>
    internal override T Batch<T>(in LossBatch<T> batch) =>
        ElementLoss.OfProbabilities<T, Probability, Logit>(new(_setting), new(_setting), _fromLogits, this, batch);

    private readonly record struct Setting(bool IsBalanced, float Alpha, float Gamma, float Smoothing)
    {
        /// <summary>What a cross-entropy is multiplied by, and its slope with respect to p.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Factor<V, T>(V p, V t, out V slope)
            where V : struct, IVec<V, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            V one = V.Create(T.One),
                rise = t + t - one,
                factor = one;
            slope = V.Zero;
            if (Gamma > 0)
            {
                // (1 - q)^gamma, where 1 - q = t + p - 2 t p. Where nothing is missing a root has no slope, and everything else 0.
                V gamma = V.Create(T.CreateTruncating(Gamma)),
                    least = VecMath.C<V, T>(1e-20),
                    rest = t - rise * p,
                    missing = V.AtLeast(rest, least);
                factor = VecMath.Exp<V, T>(gamma * VecMath.Log<V, T>(missing));
                slope = V.Select(V.Greater(least, rest), V.Zero, V.Zero - gamma * factor / missing * rise);
            }
            if (IsBalanced)
            {
                V alpha = V.Create(T.CreateTruncating(Alpha)),
                    weight = t * alpha + (one - t) * (one - alpha);
                (factor, slope) = (factor * weight, slope * weight);
            }
            return factor;
        }
    }

    private readonly struct Probability(Setting setting) : IElementLoss
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V, T>(V y, V t, out V slope)
            where V : struct, IVec<V, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            t = Smooth<V, T>(t, setting.Smoothing);
            V one = V.Create(T.One),
                low = VecMath.C<V, T>(1e-7),
                high = one - low,
                p = V.AtMost(V.AtLeast(y, low), high),
                q = one - p,
                entropy = V.Zero - t * VecMath.Log<V, T>(p) - (one - t) * VecMath.Log<V, T>(q),
                isInside = V.Select(V.Greater(low, y), V.Zero, V.Select(V.Greater(y, high), V.Zero, one)),
                factor = setting.Factor<V, T>(y, t, out V change);
            slope = factor * isInside * ((p - t) / (p * q)) + change * entropy;
            return factor * entropy;
        }
    }

    private readonly struct Logit(Setting setting) : IElementLoss
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V, T>(V z, V t, out V slope)
            where V : struct, IVec<V, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            t = Smooth<V, T>(t, setting.Smoothing);
            V one = V.Create(T.One),
                e = VecMath.Exp<V, T>(V.Zero - V.Abs(z)),
                p = V.Select(V.Greater(V.Zero, z), e, one) / (one + e),
                entropy = V.Max(V.Zero, z) - z * t + VecMath.LogOnePlus<V, T>(e),
                factor = setting.Factor<V, T>(p, t, out V change);
            slope = factor * (p - t) + change * p * (one - p) * entropy;
            return factor * entropy;
        }
    }
}
