using NetGen.CompilerServices;

namespace NetGen;

public sealed partial class Dataset
{
    /// <summary>Keeps the shuffle apart from the network's and the training loop's draws of the same seed.</summary>
    private const long ShuffleStream = 0x53504C54;

    /// <summary>Shuffles the samples and parts them: round(<paramref name="fraction"/> × count) in the first set, the rest in the
    /// second.</summary>
    /// <param name="fraction">Between 0 and 1, such that neither set is empty.</param>
    /// <param name="seed">The same seed parts the same way, on every machine.</param>
    /// <exception cref="ArgumentOutOfRangeException">The fraction leaves one of the sets empty.</exception>
    public (Dataset First, Dataset Second) Split(double fraction, int seed = 0)
    {
        double first = Math.Round(fraction * Count, MidpointRounding.AwayFromZero);
        CheckFraction(fraction, first);
        int[] order = Shuffled(seed);
        return (Select(order.AsSpan(0, (int)first)), Select(order.AsSpan((int)first)));
    }

    /// <summary>Shuffles the samples and cuts them into <paramref name="folds"/> parts whose sizes differ by at most one; each is the
    /// validation set once.</summary>
    /// <param name="folds">From 2 to <see cref="Count"/>.</param>
    /// <param name="seed">The same seed cuts the same way, on every machine.</param>
    /// <exception cref="ArgumentOutOfRangeException">There cannot be so many folds.</exception>
    public IEnumerable<(Dataset Train, Dataset Validation)> KFold(int folds, int seed = 0)
    {
        CheckFolds(folds);
        int[] order = Shuffled(seed);
        return Enumerable
            .Range(0, folds)
            .Select(fold =>
            {
                int from = (int)((long)Count * fold / folds),
                    to = (int)((long)Count * (fold + 1) / folds);
                return (Select([.. order.AsSpan(0, from), .. order.AsSpan(to)]), Select(order.AsSpan(from, to - from)));
            });
    }

    /// <summary>The named samples, in the named order; repeats are allowed.</summary>
    /// <exception cref="ArgumentException">No sample is named.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    public Dataset Select(params ReadOnlySpan<int> samples)
    {
        if (samples.IsEmpty)
            throw new ArgumentException("No sample is named; a set needs at least one.", nameof(samples));
        var rows = new int[samples.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            CheckSample(samples[i], nameof(samples));
            rows[i] = Row(samples[i]);
        }
        return new Dataset(_inputs, _targets, rows, _inputShape, _targetShape, WeightsOf(samples));
    }

    /// <summary>The first <paramref name="count"/> samples.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not from 1 to <see cref="Count"/>.</exception>
    public Dataset Take(int count)
    {
        if (count < 1 || count > Count)
            throw new ArgumentOutOfRangeException(
                nameof(count),
                count,
                $"The first {count} of {Count} samples cannot be taken; the number must be from 1 to {Count}."
            );
        return Select([.. Enumerable.Range(0, count)]);
    }

    private void CheckFraction(double fraction, double first)
    {
        if (!(fraction > 0 && fraction < 1 && first >= 1 && first < Count))
            throw new ArgumentOutOfRangeException(
                nameof(fraction),
                fraction,
                $"A fraction of {fraction} of {Count} samples leaves a set empty; it must be between 0 and 1 and leave at least one "
                    + $"sample on each side."
            );
    }

    private void CheckFolds(int folds)
    {
        if (folds < 2 || folds > Count)
            throw new ArgumentOutOfRangeException(
                nameof(folds),
                folds,
                $"{Count} samples cannot be cut into {folds} folds; there must be from 2 to {Count}."
            );
    }

    /// <summary>All numbers of samples in an order that the seed gives (Fisher and Yates, 1938).</summary>
    private int[] Shuffled(int seed)
    {
        var random = new Philox(seed, ShuffleStream);
        int[] order = [.. Enumerable.Range(0, Count)];
        for (int i = order.Length - 1; i > 0; i--)
        {
            int other = random.NextInt32(i + 1);
            (order[i], order[other]) = (order[other], order[i]);
        }
        return order;
    }
}
