using NetGen.CompilerServices;

namespace NetGen;

/// <summary>-ln of the probability of what is true: over rows of classes -Σ t ln p, and with a single output
/// -t ln p - (1 - t) ln(1 - p); p is kept within [1e-7, 1 - 1e-7]. Where the loss takes outputs for logits, p is the probability that they
/// stand for.</summary>
public sealed class LogLoss : MeanMetric
{
    /// <inheritdoc/>
    public override string Name => "log_loss";

    /// <inheritdoc/>
    public override MonitorMode Direction => MonitorMode.Min;

    /// <inheritdoc/>
    internal override string? Objection(ProgramInfo network, OutputRange range) =>
        base.Objection(network, range) ?? NetGen.Objection.ToNoProbabilities(Name, network, range);

    /// <inheritdoc/>
    protected override double Sample<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, int classes)
    {
        double sum = 0;
        for (int i = 0; i < output.Length; i++)
        {
            double p = Math.Clamp(double.CreateTruncating(output[i]), 1e-7, 1 - 1e-7),
                t = double.CreateTruncating(target[i]);
            sum -= t * Math.Log(p) + (classes == 1 ? (1 - t) * Math.Log(1 - p) : 0);
        }
        return sum * classes / output.Length;
    }
}
