using NetGen.CompilerServices;

namespace NetGen;

/// <summary>The share of rows where the target's class number is that of one of the k largest outputs. Of equal outputs all count
/// as large as the first, as in Keras; an output that is not finite is none of them.</summary>
/// <param name="k">How many outputs may be taken.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is not positive.</exception>
public sealed class SparseTopKCategoricalAccuracy(int k = 5) : MeanMetric
{
    private readonly int _k = k > 0 ? k : throw new ArgumentOutOfRangeException(nameof(k), k, "k must be at least 1.");

    /// <inheritdoc/>
    public override string Name => "sparse_top_k_categorical_accuracy";

    /// <inheritdoc/>
    public override MonitorMode Direction => MonitorMode.Max;

    /// <summary>One class number for each row of classes.</summary>
    /// <inheritdoc/>
    public override int TargetLength(int outputLength, int classes) => outputLength / classes;

    /// <inheritdoc/>
    internal override bool ReadsProbabilities => false;

    /// <inheritdoc/>
    internal override string? Objection(ProgramInfo network, OutputRange range) =>
        base.Objection(network, range) ?? NetGen.Objection.ToTopK(Name, network, _k);

    /// <inheritdoc/>
    protected override double Sample<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, int classes)
    {
        int right = 0;
        for (int row = 0; row < target.Length; row++)
            if (Ranking.IsInTop(output.Slice(row * classes, classes), int.CreateTruncating(target[row]), _k))
                right++;
        return (double)right / target.Length;
    }
}
