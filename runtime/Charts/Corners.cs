namespace NetGen;

/// <summary>A curve of many points as few that draw the same line.</summary>
internal static class Corners
{
    /// <summary>Less than half a pixel of a chart.</summary>
    private const double Near = 1e-3;

    /// <summary>The first, the last, and those where the curve turns; of turns within less than half a pixel one.</summary>
    public static (double[] X, double[] Y) Of(IEnumerable<(double X, double Y)> points)
    {
        (double X, double Y)[] all = [.. points];
        var kept = new List<(double X, double Y)>();
        for (int i = 0; i < all.Length; i++)
        {
            bool isEnd = i == 0 || i + 1 == all.Length;
            if (isEnd || (Turns(all[i - 1], all[i], all[i + 1]) && Away(kept[^1], all[i])))
                kept.Add(all[i]);
        }
        return ([.. kept.Select(p => p.X)], [.. kept.Select(p => p.Y)]);
    }

    private static bool Turns((double X, double Y) a, (double X, double Y) b, (double X, double Y) c) =>
        Math.Abs((b.X - a.X) * (c.Y - b.Y) - (b.Y - a.Y) * (c.X - b.X)) > 1e-15;

    private static bool Away((double X, double Y) a, (double X, double Y) b) => Math.Abs(a.X - b.X) + Math.Abs(a.Y - b.Y) >= Near;
}
