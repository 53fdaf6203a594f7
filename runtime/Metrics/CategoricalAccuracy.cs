using System.Numerics;
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
            if (Largest(output.Slice(row, classes)) == Largest(target.Slice(row, classes)))
                right++;
        return (double)right * classes / output.Length;
    }

    /// <summary>Where the largest value stands; the first of equals.</summary>
    internal static int Largest<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int best = 0;
        for (int i = 1; i < values.Length; i++)
            if (values[i] > values[best])
                best = i;
        return best;
    }
}
