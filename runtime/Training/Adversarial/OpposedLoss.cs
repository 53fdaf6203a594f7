using NetGen.CompilerServices;

namespace NetGen;

/// <summary>What another loss loses, this one wins.</summary>
internal sealed class OpposedLoss(Loss loss) : Loss
{
    public override string Name => "minus_" + loss.Name;

    public override T Sample<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, Span<T> gradient)
    {
        T value = loss.Sample(output, target, gradient);
        foreach (ref T g in gradient)
            g = -g;
        return -value;
    }

    public override int TargetLength(int outputLength, int classes) => loss.TargetLength(outputLength, classes);

    internal override bool IsOfRows => loss.IsOfRows;

    internal override string? Objection(ProgramInfo network) => loss.Objection(network);

    internal override Link? LogitLink(int classes) => loss.LogitLink(classes);

    internal override int TargetLengthBehind(Link link, int outputLength, int classes) =>
        loss.TargetLengthBehind(link, outputLength, classes);

    internal override T Batch<T>(in LossBatch<T> batch)
    {
        T value = loss.Batch(batch);
        Loop.Run<T, Scale<T>>(new(batch.DZ, -T.One), 0, 1, batch.N * batch.Pitch);
        return -value;
    }
}
