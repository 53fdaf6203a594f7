using NetGen.CompilerServices;

namespace NetGen;

/// <summary>The share of rows whose largest output stands at the target's class number.</summary>
public sealed class SparseCategoricalAccuracy : MeanMetric
{
    /// <inheritdoc/>
    public override string Name => "sparse_categorical_accuracy";

    /// <inheritdoc/>
    public override MonitorMode Direction => MonitorMode.Max;

    /// <summary>One class number for each row of classes.</summary>
    /// <inheritdoc/>
    public override int TargetLength(int outputLength, int classes) => outputLength / classes;

    /// <summary>Logits are largest where probabilities are.</summary>
    internal override bool ReadsProbabilities => false;

    /// <inheritdoc/>
    internal override string? Objection(ProgramInfo network, OutputRange range) =>
        base.Objection(network, range) ?? NetGen.Objection.ToSingleClass(Name, network);

    /// <inheritdoc/>
    protected override double Sample<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, int classes)
    {
        int right = 0;
        for (int row = 0; row < target.Length; row++)
            if (T.CreateTruncating(Ranking.Largest(output.Slice(row * classes, classes))) == target[row])
                right++;
        return (double)right / target.Length;
    }
}
