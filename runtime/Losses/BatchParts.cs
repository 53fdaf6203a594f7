using System.Numerics;

namespace NetGen.CompilerServices;

/// <summary>What judges one of several outputs.</summary>
internal interface IPartLoss
{
    /// <summary>See <see cref="Loss.Batch"/>.</summary>
    /// <param name="part">The number of the output.</param>
    /// <param name="batch">The batch as one of this output alone.</param>
    /// <param name="weight">What it counts with in the sum over the outputs.</param>
    T Value<T>(int part, in LossBatch<T> batch, out T weight)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}

/// <summary>A batch of several outputs, one after another in a sample, as a batch of each with the padding that losses want.</summary>
internal static class BatchParts
{
    /// <summary>The weighted sum of the losses of all outputs, and its gradient. What has the weight 0 counts for nothing.</summary>
    public static T Sum<T, L>(in L losses, in LossBatch<T> batch, OutputSlice[] slices)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where L : struct, IPartLoss
    {
        T total = T.Zero;
        for (int k = 0; k < slices.Length; k++)
            total += One(losses, batch, slices[k], k);
        for (int i = 0; i < batch.N; i++)
            batch.DZOf(i)[batch.Length..].Clear();
        return total;
    }

    /// <summary>A mean over the elements of all outputs: each output has a share for its length, and so is judged from before its own
    /// link.</summary>
    public static T OfElements<T>(Loss loss, in LossBatch<T> batch, PartedLink link)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Sum(new Elements(loss, batch.Length), batch, link.Slices);

    /// <summary>One output's part of <see cref="Loss.Bend"/>, judged by a loss of its own.</summary>
    /// <param name="loss">What judges this output.</param>
    /// <param name="weight">What it counts with in the sum over the outputs.</param>
    /// <param name="part">The sample as one of this output alone.</param>
    public static void Bend(Loss loss, double weight, in SampleCurvature part)
    {
        loss.Bend(part);
        foreach (ref double value in part.Product)
            value = weight == 0 ? 0 : weight * value;
    }

    private static unsafe T One<T, L>(in L losses, in LossBatch<T> batch, OutputSlice slice, int number)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where L : struct, IPartLoss
    {
        int n = batch.N,
            pitch = RowPadding.Padded(slice.Length),
            all = n * (2 * pitch + slice.TargetLength) + RowPadding.Width;
        // A whole vector may be read from the last target on.
        using var room = new Room<T>(all, all <= Room<T>.OnStack ? stackalloc T[all] : default);
        fixed (T* start = room.Span)
        {
            Span<T> targets = room.Span.Slice(2 * n * pitch, n * slice.TargetLength);
            LossBatch<T> own = batch with
            {
                Link = slice.Link,
                Length = slice.Length,
                Classes = slice.Columns,
                Pitch = pitch,
                Z = new(start),
                DZ = new(start + n * pitch),
                Targets = targets,
            };
            for (int i = 0; i < n; i++)
            {
                batch.ZOf(i).Slice(slice.Start, slice.Length).CopyTo((own.Z + i * pitch).Span(slice.Length));
                batch.TargetOf(i).Slice(slice.TargetStart, slice.TargetLength).CopyTo(targets[(i * slice.TargetLength)..]);
            }
            T value = losses.Value(number, own, out T weight);
            for (int i = 0; i < n; i++)
            {
                Span<T> gradient = batch.DZOf(i).Slice(slice.Start, slice.Length);
                if (weight == T.Zero)
                {
                    gradient.Clear();
                    continue;
                }
                own.DZOf(i)[..slice.Length].CopyTo(gradient);
                foreach (ref T g in gradient)
                    g *= weight;
            }
            return weight == T.Zero ? T.Zero : weight * value;
        }
    }

    private readonly struct Elements(Loss loss, int length) : IPartLoss
    {
        public T Value<T>(int part, in LossBatch<T> batch, out T weight)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            weight = T.CreateChecked(batch.Length) / T.CreateChecked(length);
            return loss.Unweighted<T>()(batch);
        }
    }
}
