using NetGen.CompilerServices;

namespace NetGen;

/// <summary>Cross-entropy over classes that looks at what is not yet right (Lin et al., "Focal loss", 2018): -Σ alpha (1 - p)^gamma t ln p,
/// the mean over rows where a sample has several. p is the output over its sum, kept within [1e-7, 1 - 1e-7] as in Keras.</summary>
public sealed class CategoricalFocalCrossentropy : Loss
{
    private readonly float _alpha,
        _gamma,
        _smoothing;
    private readonly bool _fromLogits;

    /// <summary>Keras' defaults.</summary>
    /// <param name="alpha">What everything is multiplied by.</param>
    /// <param name="gamma">How little counts what is right already.</param>
    /// <param name="fromLogits">The outputs are logits, any numbers; otherwise rows of them are distributions.</param>
    /// <param name="labelSmoothing">From 0 to 1: how much of each target is 1 / classes instead of itself.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range; the message names it.</exception>
    public CategoricalFocalCrossentropy(float alpha = 0.25f, float gamma = 2, bool fromLogits = false, float labelSmoothing = 0)
    {
        _alpha = NotNegative(alpha, nameof(alpha));
        _gamma = NotNegative(gamma, nameof(gamma));
        _smoothing = Share(labelSmoothing, nameof(labelSmoothing));
        _fromLogits = fromLogits;
    }

    /// <inheritdoc/>
    public override string Name => "categorical_focal_crossentropy";

    /// <summary>The loss of one row of classes and its gradient.</summary>
    /// <inheritdoc/>
    public override T Sample<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, Span<T> gradient)
    {
        if (!_fromLogits)
            return OfProbabilities(output, target, gradient);
        using var room = new Room<T>(output.Length, output.Length <= Room<T>.OnStack ? stackalloc T[output.Length] : default);
        Link softmax = Link.Softmax(output.Length);
        softmax.Apply(output, room.Span);
        T loss = OfProbabilities<T>(room.Span, target, gradient);
        softmax.PullBack<T>(room.Span, gradient);
        return loss;
    }

    /// <inheritdoc/>
    public override void CheckTargets<T>(ReadOnlySpan<T> targets, int length, int classes, int first = 0) =>
        CheckProbabilities(targets, length, first);

    /// <inheritdoc/>
    internal override bool IsOfRows => true;

    /// <inheritdoc/>
    internal override string? Objection(ProgramInfo network) =>
        base.Objection(network)
        ?? NetGen.Objection.ToSingleClass(Name, network)
        ?? NetGen.Objection.ToDistributions(Name, nameof(CategoricalFocalCrossentropy), network, _fromLogits);

    /// <inheritdoc/>
    internal override Link? LogitLink(int classes) => _fromLogits ? Link.Softmax(classes) : null;

    private T OfProbabilities<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, Span<T> gradient)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        T alpha = T.CreateTruncating(_alpha),
            gamma = T.CreateTruncating(_gamma),
            kept = T.CreateTruncating(1 - _smoothing),
            share = T.CreateTruncating(_smoothing) / T.CreateChecked(output.Length),
            low = T.CreateTruncating(1e-7),
            sum = T.Zero,
            loss = T.Zero,
            dot = T.Zero;
        foreach (T y in output)
            sum += y;
        for (int i = 0; i < output.Length; i++)
        {
            T p = output[i] / sum,
                clipped = T.Clamp(p, low, T.One - low),
                t = alpha * (target[i] * kept + share),
                missing = T.One - clipped,
                factor = T.Pow(missing, gamma),
                log = T.Log(clipped);
            loss -= t * factor * log;
            gradient[i] = p == clipped ? t * (gamma * factor / missing * log - factor / p) : T.Zero;
            dot += gradient[i] * p;
        }
        foreach (ref T g in gradient)
            g = (g - dot) / sum;
        return loss;
    }
}
