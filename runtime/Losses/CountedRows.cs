using System.Numerics;

namespace NetGen.CompilerServices;

/// <summary>A batch of which some rows do not count. As Keras does with masks of losses, each of the others has all rows over those that
/// count as a weight, so that the mean over all rows is that over them.</summary>
internal static class CountedRows
{
    /// <summary>The loss of a batch, with the weights that it may have, and its gradient.</summary>
    /// <param name="loss">Says which rows count; a row has one target.</param>
    /// <param name="ofOthers">Judges those.</param>
    /// <param name="batch">A whole batch.</param>
    public static T Judge<T>(Loss loss, Loss ofOthers, in LossBatch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (batch.N != batch.Total)
            throw new NotSupportedException($"{loss.Name} ignores a class, and so judges whole batches alone; this is a part of one.");
        ReadOnlySpan<T> targets = batch.Targets,
            given = batch.Weights;
        int rows = targets.Length,
            counted = loss.Count(targets);
        using var room = new Room<T>(rows, rows <= Room<T>.OnStack ? stackalloc T[rows] : default);
        T share = counted == 0 ? T.Zero : T.CreateChecked(rows) / T.CreateChecked(counted);
        for (int row = 0; row < rows; row++)
        {
            T weight = given.IsEmpty ? T.One : given[row / (rows / given.Length)];
            room.Span[row] = loss.Count(targets.Slice(row, 1)) == 0 ? T.Zero : share * weight;
        }
        return WeightedLoss.Of(ofOthers, batch with { Weights = room.Span });
    }
}
