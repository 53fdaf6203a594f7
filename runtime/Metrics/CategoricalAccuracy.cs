using NetGen.CompilerServices;

namespace NetGen;

/// <summary>The share of rows whose largest output stands where the target's largest value does; targets are one-hot.</summary>
public sealed class CategoricalAccuracy : MeanMetric
{
    /// <inheritdoc/>
    public override string Name => "categorical_accuracy";

    /// <inheritdoc/>
    public override MonitorMode Direction => MonitorMode.Max;

    /// <summary>Logits are largest where probabilities are.</summary>
    internal override bool ReadsProbabilities => false;

    /// <inheritdoc/>
    internal override string? Objection(ProgramInfo network, OutputRange range) =>
        base.Objection(network, range) ?? NetGen.Objection.ToSingleClass(Name, network);

    /// <inheritdoc/>
    protected override double Sample<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, int classes)
    {
        int right = 0;
        for (int row = 0; row < output.Length; row += classes)
            if (Ranking.Largest(output.Slice(row, classes)) == Ranking.Largest(target.Slice(row, classes)))
                right++;
        return (double)right * classes / output.Length;
    }
}
