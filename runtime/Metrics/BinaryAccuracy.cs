using NetGen.CompilerServices;

namespace NetGen;

/// <summary>The share of outputs on the target's side of 0.5. Where the loss takes outputs for logits, it is that of the probabilities
/// which they stand for.</summary>
public sealed class BinaryAccuracy : MeanMetric
{
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
        T half = T.CreateTruncating(0.5);
        int right = 0;
        for (int i = 0; i < output.Length; i++)
            if ((output[i] > half ? T.One : T.Zero) == target[i])
                right++;
        return (double)right / output.Length;
    }
}
