namespace NetGen.Samples.Tests;

/// <summary>How well two ways of sorting the same things into groups agree, whatever the groups are called.</summary>
internal static class Agreement
{
    /// <summary>The mutual information over the mean of the two entropies: 0 where one says nothing of the other, 1 where they are the
    /// same.</summary>
    public static double MutualInformation(int[] a, int[] b, int groups)
    {
        double[,] both = Table(a, b, groups);
        double[] first = [.. Enumerable.Range(0, groups).Select(i => Enumerable.Range(0, groups).Sum(j => both[i, j]))];
        double[] second = [.. Enumerable.Range(0, groups).Select(j => Enumerable.Range(0, groups).Sum(i => both[i, j]))];
        double Entropy(IEnumerable<double> shares) => -shares.Where(p => p > 0).Sum(p => p * Math.Log(p));
        return 2 * (1 - Entropy(both.Cast<double>()) / (Entropy(first) + Entropy(second)));
    }

    /// <summary>The share that is right where each group of the first is taken for one of the second: the largest number in the table
    /// first.</summary>
    public static double Matched(int[] a, int[] b, int groups)
    {
        double[,] both = Table(a, b, groups);
        double right = 0;
        for (int k = 0; k < groups; k++)
        {
            (int row, int column) = (
                from i in Enumerable.Range(0, groups)
                from j in Enumerable.Range(0, groups)
                orderby both[i, j] descending
                select (i, j)
            ).First();
            right += both[row, column];
            for (int i = 0; i < groups; i++)
                both[row, i] = both[i, column] = double.NegativeInfinity;
        }
        return right;
    }

    private static double[,] Table(int[] a, int[] b, int groups)
    {
        var table = new double[groups, groups];
        for (int i = 0; i < a.Length; i++)
            table[a[i], b[i]] += 1.0 / a.Length;
        return table;
    }
}
