using NetGen.CompilerServices;

namespace NetGen;

/// <summary>-Σ t y / (|t| |y|) over the last axis: -1 where output and target point the same way, 0 where they have nothing in common; the
/// mean over rows where a sample has several. Lengths are at least 1e-7 as in Keras 3; of an output of zeros, which has no direction, the
/// slope is taken as 0.</summary>
public sealed class CosineSimilarity : Loss
{
    private const double Least = 1e-7;

    /// <inheritdoc/>
    public override string Name => "cosine_similarity";

    /// <summary>The loss of one row and its gradient.</summary>
    /// <inheritdoc/>
    public override T Sample<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, Span<T> gradient)
    {
        T dot = T.Zero,
            y = T.Zero,
            t = T.Zero;
        for (int i = 0; i < output.Length; i++)
        {
            dot += output[i] * target[i];
            y += output[i] * output[i];
            t += target[i] * target[i];
        }
        T least = T.CreateTruncating(Least),
            length = T.Sqrt(y),
            lengths = T.Max(length, least) * T.Max(T.Sqrt(t), least);
        if (y == T.Zero)
        {
            gradient.Clear();
            return T.Zero;
        }
        // Below the least length the divisor stands still.
        T along = length <= least ? T.Zero : dot / y;
        for (int i = 0; i < output.Length; i++)
            gradient[i] = (output[i] * along - target[i]) / lengths;
        return -dot / lengths;
    }

    /// <inheritdoc/>
    internal override bool IsOfRows => true;

    /// <inheritdoc/>
    internal override string? Objection(ProgramInfo network) =>
        base.Objection(network)
        ?? (
            network.OutputColumns > 1
                ? null
                : $"{Name} compares the directions of rows, but rows of the outputs of {network.Name} have one value, which has no "
                    + $"direction but its sign. Take {nameof(MeanSquaredError)}."
        );
}
