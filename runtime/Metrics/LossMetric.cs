using NetGen.CompilerServices;

namespace NetGen;

/// <summary>A loss, watched instead of minimised.</summary>
internal sealed class LossMetric(Loss loss) : MeanMetric
{
    public override string Name => loss.Name;

    public override MonitorMode Direction => MonitorMode.Min;

    public override int TargetLength(int outputLength, int classes) => loss.TargetLength(outputLength, classes);

    internal override bool IsElementwise => loss.IsElementwise;

    internal override bool IsOfRows => loss.IsMeanOfRows;

    internal override string? Objection(ProgramInfo network, OutputRange range) => loss.Objection(network);

    internal override int Count<T>(ReadOnlySpan<T> target) => loss.IsOfBatch ? loss.Count(target) : 1;

    protected override double Sample<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, int classes)
    {
        using var gradient = new Room<T>(output.Length, output.Length <= Room<T>.OnStack ? stackalloc T[output.Length] : default);
        return double.CreateTruncating(loss.Sample(output, target, gradient.Span));
    }
}
