using NetGen.CompilerServices;

namespace NetGen;

/// <summary>1 - 2 Σ t y / (Σ t + Σ y), over all elements of a sample (Milletari, Navab and Ahmadi, "V-Net", 2016): for masks of a few
/// elements among many. Keras sums over the whole batch unless told otherwise; here the loss of a batch is the mean over its samples,
/// however they are batched.</summary>
public sealed class Dice : Loss
{
    /// <inheritdoc/>
    public override string Name => "dice";

    // Half of the formula's divisor.
    /// <inheritdoc/>
    public override T Sample<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, Span<T> gradient) =>
        MaskOverlap.Loss(output, target, gradient, 0.5, 0.5, 0.5e-7);

    /// <inheritdoc/>
    public override void CheckTargets<T>(ReadOnlySpan<T> targets, int length, int classes, int first = 0) =>
        CheckProbabilities(targets, length, first);

    /// <inheritdoc/>
    internal override string? Objection(ProgramInfo network) =>
        base.Objection(network) ?? NetGen.Objection.ToNoProbabilities(Name, network, network.Outputs);
}
