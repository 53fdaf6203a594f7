namespace NetGen;

/// <summary>Where a function on a grid has a given value: straight pieces through cells of the grid, by linear interpolation along their
/// edges (Lorensen and Cline's marching cubes, 1987, in the plane).</summary>
internal static class MarchingSquares
{
    /// <summary>The pieces of one level.</summary>
    /// <param name="x">Where columns stand.</param>
    /// <param name="y">Where rows stand.</param>
    /// <param name="values">[rows, columns]; cells with a corner that is not finite have no piece.</param>
    /// <param name="level">The value.</param>
    public static IEnumerable<((double X, double Y) From, (double X, double Y) To)> Lines(
        double[] x,
        double[] y,
        double[,] values,
        double level
    )
    {
        var crossings = new List<(double X, double Y)>(4);
        for (int i = 0; i + 1 < y.Length; i++)
        for (int j = 0; j + 1 < x.Length; j++)
        {
            crossings.Clear();
            double a = values[i, j] - level,
                b = values[i, j + 1] - level,
                c = values[i + 1, j + 1] - level,
                d = values[i + 1, j] - level;
            if (!double.IsFinite(a + b + c + d))
                continue;
            if (a >= 0 != b >= 0)
                crossings.Add((Between(x[j], x[j + 1], a, b), y[i]));
            if (b >= 0 != c >= 0)
                crossings.Add((x[j + 1], Between(y[i], y[i + 1], b, c)));
            if (d >= 0 != c >= 0)
                crossings.Add((Between(x[j], x[j + 1], d, c), y[i + 1]));
            if (a >= 0 != d >= 0)
                crossings.Add((x[j], Between(y[i], y[i + 1], a, d)));
            if (crossings.Count == 2)
                yield return (crossings[0], crossings[1]);
            else if (crossings.Count == 4)
            {
                // A saddle: the value in the middle says which corners belong together.
                bool turned = a >= 0 == a + b + c + d >= 0;
                yield return (crossings[0], crossings[turned ? 1 : 3]);
                yield return (crossings[2], crossings[turned ? 3 : 1]);
            }
        }
    }

    private static double Between(double from, double to, double a, double b) => from + (to - from) * (a / (a - b));
}
