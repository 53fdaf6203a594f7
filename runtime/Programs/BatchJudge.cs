using System.Numerics;

namespace NetGen.CompilerServices;

/// <summary>What a loss says of the outputs that a session has made of its batch, or of a part of it.</summary>
internal sealed class BatchJudge<T>(TrainingSession<T> session)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ProgramInfo _info = session.Engine.Info;
    private readonly int _pitch = RowPadding.Padded(session.Engine.Info.OutputLength);

    /// <summary>What a loss is given of some samples of the batch.</summary>
    /// <param name="start">The first of them.</param>
    /// <param name="count">How many.</param>
    /// <param name="total">Samples of the batch, over which the loss is a mean.</param>
    /// <param name="targetLength">Target values of a sample.</param>
    /// <param name="z">The values before the link that were made of them: padded rows.</param>
    /// <param name="dz">Where the gradient with respect to these goes, laid out likewise.</param>
    public LossBatch<T> Batch(int start, int count, int total, int targetLength, Ptr<T> z, Ptr<T> dz) =>
        new()
        {
            Link = _info.Link,
            N = count,
            Total = total,
            Length = _info.OutputLength,
            Classes = _info.OutputColumns,
            Pitch = _pitch,
            Z = z,
            DZ = dz,
            Targets = session.TargetSpan(start + count, targetLength)[(start * targetLength)..],
            Weights = session.WeightSpan(start, count),
        };

    /// <summary>The loss, and the gradient with respect to the values before the link: of the steps that the mask has, where there is one.
    /// Only whole batches have a mask, since their programs do not split.</summary>
    public T Value(Loss loss, in LossBatch<T> batch, Ptr<T> mask)
    {
        if (session.ValidSteps is not { } steps)
            return loss.Judge(batch);
        LossBatch<T> valid = steps.Gather(batch, mask);
        T value = valid.N == 0 ? T.Zero : loss.Judge(valid);
        steps.Scatter(batch);
        return value;
    }
}
