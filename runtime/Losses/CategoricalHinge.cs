using NetGen.CompilerServices;

namespace NetGen;

/// <summary>max(0, 1 + the largest (1 - t) y - Σ t y) over the classes, for targets between 0 and 1 such as one-hot rows; the mean over
/// rows where a sample has several.</summary>
public sealed class CategoricalHinge : Loss
{
    /// <inheritdoc/>
    public override string Name => "categorical_hinge";

    /// <summary>The loss of one row of classes and its gradient.</summary>
    /// <inheritdoc/>
    public override T Sample<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, Span<T> gradient)
    {
        T right = T.Zero,
            wrong = T.NegativeInfinity;
        int largest = 0;
        for (int i = 0; i < output.Length; i++)
        {
            right += target[i] * output[i];
            T other = (T.One - target[i]) * output[i];
            if (!(other <= wrong))
                (wrong, largest) = (other, i);
        }
        T loss = T.One + wrong - right;
        gradient.Clear();
        if (loss <= T.Zero)
            return T.Zero;
        for (int i = 0; i < output.Length; i++)
            gradient[i] = -target[i];
        gradient[largest] += T.One - target[largest];
        return loss;
    }

    /// <inheritdoc/>
    public override void CheckTargets<T>(ReadOnlySpan<T> targets, int length, int classes, int first = 0) =>
        CheckProbabilities(targets, length, first);

    /// <inheritdoc/>
    internal override bool IsOfRows => true;

    /// <inheritdoc/>
    internal override string? Objection(ProgramInfo network) => base.Objection(network) ?? NetGen.Objection.ToSingleClass(Name, network);
}
