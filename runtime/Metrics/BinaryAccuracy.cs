namespace NetGen;

/// <summary>The share of outputs on the target's side of 0.5.</summary>
public sealed class BinaryAccuracy : MeanMetric
{
    /// <inheritdoc/>
    public override string Name => "binary_accuracy";

    /// <inheritdoc/>
    protected override double Sample<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, int classes)
    {
        T half = T.CreateTruncating(0.5);
        int right = 0;
        for (int i = 0; i < output.Length; i++)
            if ((output[i] > half ? T.One : T.Zero) == target[i]) right++;
        return (double)right / output.Length;
    }
}
