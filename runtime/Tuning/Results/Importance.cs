namespace NetGen.Tuning;

/// <summary>How much of the differences between trials a hyperparameter explains by itself: trials are ranked by score, failed ones last,
/// and put into groups of like values. ε² = 1 - (1 - η²) (n - 1) / (n - g) with η² the share of the ranks' variance that lies between the g
/// groups (Kelley, "An unbiased correlation ratio measure", 1935). Ranks, so that how bad the worst are counts no more than that they are
/// the worst; ε² rather than η², which chance alone makes (g - 1) / (n - 1).</summary>
internal static class Importance
{
    /// <summary>Trials in a group of numbers, at least.</summary>
    private const int GroupSize = 4,
        MostGroups = 6;

    /// <summary>From 0 to 1; 0 where there are too few trials to tell.</summary>
    /// <param name="places">Where the value of each trial lies, a number for each value.</param>
    /// <param name="costs">What is made less.</param>
    /// <param name="isDivided">Whether each value is a group of its own; otherwise neighbours are one.</param>
    public static double Of(double[] places, double[] costs, bool isDivided)
    {
        double[] ranks = Ranks(costs);
        int[] groups = isDivided ? Own(places) : Neighbours(places);
        int count = groups.Distinct().Count(),
            n = ranks.Length;
        double mean = ranks.DefaultIfEmpty().Average(),
            total = ranks.Sum(r => (r - mean) * (r - mean));
        if (count < 2 || n <= count || total == 0)
            return 0;
        double within = groups.Zip(ranks).GroupBy(x => x.First).Sum(g => Within([.. g.Select(x => x.Second)]));
        return Math.Max(0, 1 - within / total * (n - 1) / (n - count));
    }

    private static double Within(double[] ranks)
    {
        double mean = ranks.Average();
        return ranks.Sum(r => (r - mean) * (r - mean));
    }

    // Equal ones have the mean of their places.
    private static double[] Ranks(double[] values) =>
        [.. values.Select(v => values.Count(other => other < v) + (values.Count(other => other == v) - 1) / 2.0)];

    private static int[] Own(double[] places)
    {
        double[] all = [.. places.Distinct()];
        return [.. places.Select(p => Array.IndexOf(all, p))];
    }

    // Groups of as many trials; equal places are in one.
    private static int[] Neighbours(double[] places)
    {
        int count = Math.Clamp(places.Length / GroupSize, 1, MostGroups);
        return places.Distinct().Count() <= count
            ? Own(places)
            : [.. places.Select(p => places.Count(other => other < p) * count / places.Length)];
    }
}
