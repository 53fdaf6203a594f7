using NetGen.CompilerServices;

namespace NetGen;

/// <summary>The share of outputs on the target's side of a threshold. Where the loss takes outputs for logits, it is that of the
/// probabilities which they stand for.</summary>
/// <param name="threshold">Above it an output is taken for 1, otherwise for 0. A hinge, whose outputs are on two sides of 0, wants
/// 0.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="threshold"/> is not finite.</exception>
public sealed class BinaryAccuracy(float threshold = 0.5f) : MeanMetric
{
    private readonly float _threshold = float.IsFinite(threshold)
        ? threshold
        : throw new ArgumentOutOfRangeException(nameof(threshold), threshold, "threshold must be a finite number.");

    /// <inheritdoc/>
    public override string Name => "binary_accuracy";

    /// <inheritdoc/>
    public override MonitorMode Direction => MonitorMode.Max;

    /// <inheritdoc/>
    internal override bool IsElementwise => true;

    /// <inheritdoc/>
    internal override string? Objection(ProgramInfo network, OutputRange range) =>
        base.Objection(network, range)
        ?? (
            range.AreDistributions
                ? $"{Name} asks each output a question of its own, but rows of the outputs of {network.Name} are probabilities of "
                    + $"{network.OutputColumns} classes that exclude each other, most of which are right to be near 0 whatever was "
                    + $"learned. "
                    + $"Take {nameof(CategoricalAccuracy)} or {nameof(SparseCategoricalAccuracy)}."
                : null
        );

    /// <inheritdoc/>
    protected override double Sample<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, int classes)
    {
        T limit = T.CreateTruncating(_threshold);
        int right = 0;
        for (int i = 0; i < output.Length; i++)
            if ((output[i] > limit ? T.One : T.Zero) == target[i])
                right++;
        return (double)right / output.Length;
    }
}
