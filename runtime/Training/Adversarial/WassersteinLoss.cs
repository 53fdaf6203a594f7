using NetGen.CompilerServices;

namespace NetGen;

/// <summary>What a critic says of generated samples less what it says of real ones: -factor · y for the target 1, factor · y for
/// 0.</summary>
internal sealed class WassersteinLoss(double factor) : Loss
{
    public override string Name => "wasserstein";

    internal override bool IsElementwise => true;

    public override T Sample<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, Span<T> gradient)
    {
        T total = T.Zero,
            share = T.CreateTruncating(factor / output.Length);
        for (int i = 0; i < output.Length; i++)
        {
            gradient[i] = share * (T.One - target[i] - target[i]);
            total += gradient[i] * output[i];
        }
        return total;
    }

    internal override string? Objection(ProgramInfo network) =>
        base.Objection(network)
        ?? (
            double.IsNegativeInfinity(network.Outputs.Low) && double.IsPositiveInfinity(network.Outputs.High)
                ? null
                : $"A critic's output is any number, but that of {network.Name} is {network.Outputs}. Let its last layer be linear."
        );
}
