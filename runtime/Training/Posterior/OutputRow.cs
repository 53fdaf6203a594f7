using NetGen.CompilerServices;

namespace NetGen;

/// <summary>One of the values before the link: its gradient is a row of their Jacobian.</summary>
/// <param name="index">Which; -1 for none, so that what is left are penalties.</param>
internal sealed class OutputRow(int index) : Loss
{
    public override string Name => "output_row";

    public override T Sample<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, Span<T> gradient) => throw new NotSupportedException();

    internal override string? Objection(ProgramInfo network) => null;

    internal override T Batch<T>(in LossBatch<T> batch)
    {
        for (int i = 0; i < batch.N; i++)
        {
            batch.DZOf(i).Clear();
            if (index >= 0)
                batch.DZOf(i)[index] = T.One;
        }
        return T.Zero;
    }
}
