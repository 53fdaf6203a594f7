using NetGen.CompilerServices;

namespace NetGen;

/// <summary>Σ t ln(t / y) over the classes, with t and y kept within [1e-7, 1] as in Keras: how far the distribution y is from the
/// distribution t (Kullback and Leibler, 1951); the mean over rows where a sample has several.</summary>
public sealed class KLDivergence : Loss
{
    /// <inheritdoc/>
    public override string Name => "kl_divergence";

    /// <summary>The loss of one row of classes and its gradient.</summary>
    /// <inheritdoc/>
    public override T Sample<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, Span<T> gradient)
    {
        T loss = T.Zero,
            low = T.CreateTruncating(1e-7);
        for (int i = 0; i < output.Length; i++)
        {
            T t = T.Clamp(target[i], low, T.One),
                y = T.Clamp(output[i], low, T.One);
            loss += t * T.Log(t / y);
            gradient[i] = y == output[i] ? -t / y : T.Zero;
        }
        return loss;
    }

    /// <inheritdoc/>
    public override void CheckTargets<T>(ReadOnlySpan<T> targets, int length, int classes, int first = 0) =>
        CheckProbabilities(targets, length, first);

    /// <inheritdoc/>
    public override void HessianProduct(
        ReadOnlySpan<double> output,
        ReadOnlySpan<double> target,
        ReadOnlySpan<double> vector,
        Span<double> product
    )
    {
        for (int i = 0; i < output.Length; i++)
            product[i] = output[i] is >= 1e-7 and <= 1 ? Math.Clamp(target[i], 1e-7, 1) / (output[i] * output[i]) * vector[i] : 0;
    }

    /// <inheritdoc/>
    internal override bool IsOfRows => true;

    /// <inheritdoc/>
    internal override string? Objection(ProgramInfo network) =>
        base.Objection(network)
        ?? NetGen.Objection.ToSingleClass(Name, network)
        ?? (
            network.Outputs.AreDistributions
                ? null
                : $"{Name} compares distributions, but rows of the {network.OutputLength} outputs of {network.Name}, {network.Outputs} "
                    + "each, need not add up to 1. Let the network end in Activation.Softmax."
        );
}
