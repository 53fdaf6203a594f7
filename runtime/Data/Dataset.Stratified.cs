namespace NetGen;

public sealed partial class Dataset
{
    /// <summary>Shuffles the samples and parts them as <see cref="Split"/> does, each class in the same proportion: of every class
    /// <paramref name="fraction"/> × its count, rounded so that both sets are as large as without classes (the largest remainders are
    /// rounded up).</summary>
    /// <param name="fraction">Between 0 and 1, such that neither set is empty.</param>
    /// <param name="seed">The same seed parts the same way, on every machine.</param>
    /// <exception cref="ArgumentOutOfRangeException">The fraction leaves one of the sets empty.</exception>
    /// <exception cref="ArgumentException">A target is no class, neither a label nor a one-hot row, or a class has a single sample, which
    /// cannot be in both sets.</exception>
    public (Dataset First, Dataset Second) StratifiedSplit(double fraction, int seed = 0)
    {
        double first = Math.Round(fraction * Count, MidpointRounding.AwayFromZero);
        CheckFraction(fraction, first);
        int[] order = Shuffled(seed);
        IGrouping<int, int>[] classes = [.. ByClass(order, atLeast: 2, "both sets")];
        int[] taken = [.. classes.Select(members => (int)(fraction * members.Count()))];
        int left = (int)first - taken.Sum();
        foreach (
            int i in Enumerable
                .Range(0, classes.Length)
                .OrderByDescending(i => fraction * classes[i].Count() - taken[i])
                .Take(Math.Max(0, left))
        )
            taken[i]++;
        HashSet<int> isFirst = [.. classes.SelectMany((members, i) => members.Take(taken[i]))];
        return (Select([.. order.Where(isFirst.Contains)]), Select([.. order.Where(sample => !isFirst.Contains(sample))]));
    }

    /// <summary>Shuffles the samples and cuts them into <paramref name="folds"/> parts as <see cref="KFold"/> does; of each class, too, the
    /// numbers in two parts differ by at most one.</summary>
    /// <param name="folds">From 2 to the number of samples of the rarest class.</param>
    /// <param name="seed">The same seed cuts the same way, on every machine.</param>
    /// <exception cref="ArgumentOutOfRangeException">There cannot be so many folds.</exception>
    /// <exception cref="ArgumentException">A target is no class, neither a label nor a one-hot row, or a class has fewer samples than there
    /// are folds.</exception>
    public IEnumerable<(Dataset Train, Dataset Validation)> StratifiedKFold(int folds, int seed = 0)
    {
        CheckFolds(folds);
        int[] order = Shuffled(seed);
        // Dealt like cards, one class after another, going on with the fold behind the last one.
        var fold = new int[Count];
        int next = 0;
        foreach (IGrouping<int, int> members in ByClass(order, folds, $"each of {folds} folds"))
        foreach (int sample in members)
            fold[sample] = next++ % folds;
        return Enumerable
            .Range(0, folds)
            .Select(i => (Select([.. order.Where(sample => fold[sample] != i)]), Select([.. order.Where(sample => fold[sample] == i)])));
    }

    private IEnumerable<IGrouping<int, int>> ByClass(int[] order, int atLeast, string where)
    {
        var target = new double[TargetLength];
        var labels = new int[Count];
        for (int i = 0; i < Count; i++)
        {
            CopyTargetTo(i, target);
            labels[i] = ClassLabel.Of<double>(target, classes: 0, i);
        }
        IGrouping<int, int>[] classes = [.. order.GroupBy(sample => labels[sample]).OrderBy(members => members.Key)];
        foreach (IGrouping<int, int> members in classes)
            if (members.Count() < atLeast)
                throw new ArgumentException(
                    $"Class {members.Key} has {members.Count()} sample{(members.Count() == 1 ? "" : "s")}, which cannot be in "
                        + $"{where}. Leave "
                        + "the class out, or part without regard to classes."
                );
        return classes;
    }
}
