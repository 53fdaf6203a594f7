using NetGen;

namespace NotesPictures;

/// <summary>The curse of dimensionality: balls vanish from cubes, neighbours are as far as strangers, and a tenth of the data needs nearly
/// the whole of every axis.</summary>
internal static class Dimensions
{
    public static Page Page { get; } =
        new(
            "dimensions",
            "The curse of dimensionality",
            "Three ways in which many dimensions are unlike three. A ball that touches all sides of its cube holds hardly "
                + "any of it; the nearest of 200 random points is nearly as far away as the farthest; a cube that holds a tenth "
                + "of evenly spread data needs nearly the whole of every axis.",
            Draw
        );

    private static void Draw(bool quick)
    {
        double[] few = [.. Enumerable.Range(1, 20).Select(d => (double)d)],
            many = [1, 2, 3, 5, 10, 20, 50, 100, 200, 500, 1000];
        Chart.SaveSheet(
            "dimensions.svg",
            3,
            new LineChart("Ball in its cube", "dimensions", "share of the volume") { LogY = true }.Curve(
                "ball / cube",
                few,
                [.. few.Select(Ball)]
            ),
            new LineChart("Nearest and farthest of 200 points", "dimensions", "distance / mean distance") { LogX = true }
                .Curve("nearest", many, [.. many.Select(d => Distances((int)d).Nearest)])
                .Curve("farthest", many, [.. many.Select(d => Distances((int)d).Farthest)]),
            new LineChart("Edge of a cube that holds a share of the data", "dimensions", "edge")
                .Curve("1 % of the data", few, [.. few.Select(d => Math.Pow(0.01, 1 / d))])
                .Curve("10 % of the data", few, [.. few.Select(d => Math.Pow(0.1, 1 / d))])
        );
    }

    // V(d) = V(d - 2) · 2π / d for radius 1, in a cube of edge 2.
    private static double Ball(double dimensions)
    {
        double volume = dimensions % 2 == 0 ? 1 : 2;
        for (double d = dimensions % 2 == 0 ? 2 : 3; d <= dimensions; d += 2)
            volume *= 2 * Math.PI / d;
        return volume / Math.Pow(2, dimensions);
    }

    private static (double Nearest, double Farthest) Distances(int dimensions)
    {
        const int Points = 200;
        var random = new Random(dimensions);
        double[] middle = [.. Enumerable.Range(0, dimensions).Select(_ => random.NextDouble())];
        double[] distances = [.. Enumerable.Range(0, Points).Select(_ => Math.Sqrt(middle.Sum(m => Math.Pow(m - random.NextDouble(), 2))))];
        return (distances.Min() / distances.Average(), distances.Max() / distances.Average());
    }
}
