using NetGen.CompilerServices;

namespace NetGen;

/// <summary>1 - Σ t y / (Σ t y + alpha Σ (1 - t) y + beta Σ t (1 - y)), over all elements of a sample (Salehi, Erdogmus and Gholipour,
/// 2017): for masks of a few elements among many, where alpha says what it costs to mark too many and beta what to mark too few. Keras sums
/// over the whole batch unless told otherwise; here the loss of a batch is the mean over its samples, however they are
/// batched.</summary>
/// <param name="alpha">The weight of what is marked and should not be.</param>
/// <param name="beta">The weight of what should be marked and is not.</param>
/// <exception cref="ArgumentOutOfRangeException">A weight is negative or not finite.</exception>
public sealed class Tversky(float alpha = 0.5f, float beta = 0.5f) : Loss
{
    private readonly float _alpha = NotNegative(alpha, nameof(alpha)),
        _beta = NotNegative(beta, nameof(beta));

    /// <inheritdoc/>
    public override string Name => "tversky";

    /// <inheritdoc/>
    public override T Sample<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, Span<T> gradient) =>
        MaskOverlap.Loss(output, target, gradient, _alpha, _beta, 1e-7);

    /// <inheritdoc/>
    public override void CheckTargets<T>(ReadOnlySpan<T> targets, int length, int classes, int first = 0) =>
        CheckProbabilities(targets, length, first);

    /// <inheritdoc/>
    internal override string? Objection(ProgramInfo network) =>
        base.Objection(network) ?? NetGen.Objection.ToNoProbabilities(Name, network, network.Outputs);
}
