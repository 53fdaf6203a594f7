using System.Numerics;

namespace NetGen.CompilerServices;

/// <summary>Any loss, each sample times its weight: Keras' weighted sum over the number of samples ("sum_over_batch_size"). What has the
/// weight 0 is passed over, so that it counts for nothing whatever the network made of it.</summary>
internal static class WeightedLoss
{
    /// <summary>The loss of a batch that has weights, and its gradient.</summary>
    public static T Of<T>(Loss loss, in LossBatch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        batch.Weights.Length == batch.N ? OfSamples(loss, batch) : OfRows(loss, batch, batch.Weights.Length / batch.N);

    private static T OfSamples<T>(Loss loss, in LossBatch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Loss.LossFunction<T> judge = loss.Unweighted<T>();
        T total = T.Zero;
        for (int i = 0; i < batch.N; i++)
        {
            if (batch.Weights[i] == T.Zero)
            {
                batch.DZOf(i).Clear();
                continue;
            }
            LossBatch<T> one = batch with
            {
                N = 1,
                Z = batch.Z + i * batch.Pitch,
                DZ = batch.DZ + i * batch.Pitch,
                Targets = batch.TargetOf(i),
                Weights = default,
            };
            total += batch.Weights[i] * judge(one);
            Scale(one.DZOf(0), batch.Weights[i]);
        }
        return total;
    }

    // Rows lie side by side in a sample, without the padding that a sample has, and so each is copied to where it has some.
    private static unsafe T OfRows<T>(Loss loss, in LossBatch<T> batch, int rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int columns = batch.Length / rows,
            targets = batch.Targets.Length / batch.Weights.Length,
            pitch = RowPadding.Padded(columns);
        using var room = new Room<T>(2 * pitch, 2 * pitch <= Room<T>.OnStack ? stackalloc T[2 * pitch] : default);
        Loss.LossFunction<T> judge = loss.Unweighted<T>();
        T total = T.Zero;
        fixed (T* row = room.Span)
            for (int i = 0; i < batch.N; i++)
            {
                Span<T> gradient = batch.DZOf(i);
                gradient.Clear();
                for (int r = 0; r < rows; r++)
                {
                    int at = i * rows + r;
                    if (batch.Weights[at] == T.Zero)
                        continue;
                    LossBatch<T> one = batch with
                    {
                        N = 1,
                        Total = batch.Total * rows,
                        Length = columns,
                        Pitch = pitch,
                        Z = new(row),
                        DZ = new(row + pitch),
                        Targets = batch.Targets.Slice(at * targets, targets),
                        Weights = default,
                    };
                    batch.ZOf(i).Slice(r * columns, columns).CopyTo(one.Z.Span(columns));
                    total += batch.Weights[at] * judge(one);
                    Span<T> slopes = one.DZ.Span(columns);
                    Scale(slopes, batch.Weights[at]);
                    slopes.CopyTo(gradient[(r * columns)..]);
                }
            }
        return total;
    }

    private static void Scale<T>(Span<T> values, T factor)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (ref T value in values)
            value *= factor;
    }
}
