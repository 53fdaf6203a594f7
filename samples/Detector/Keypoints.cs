using NetGen;

namespace Detector;

/// <summary>Where joints are, as targets of the network and out of its outputs.</summary>
internal static class Keypoints
{
    /// <summary>Cells along a side of a map: each is two pixels wide.</summary>
    private const int Cells = Figure.Size / 2;

    private static int Count => Figure.Names.Length;

    /// <summary>Figures as inputs; targets are the cell of each joint, and then where it is, as a share of the side.</summary>
    public static Dataset Encode(Figure[] figures) =>
        new(
            [.. figures.SelectMany(figure => figure.Pixels)],
            [
                .. figures.SelectMany(figure =>
                    figure
                        .Joints.Select(joint => (float)((int)(joint.Y / 2) * Cells + (int)(joint.X / 2)))
                        .Concat(figure.Joints.SelectMany(joint => new[] { joint.X / Figure.Size, joint.Y / Figure.Size }))
                ),
            ],
            [Figure.Size, Figure.Size, 1],
            [3 * Count]
        );

    /// <summary>The joints by the maps, and by the head that says where they are.</summary>
    public static ((float X, float Y)[] ByMap, (float X, float Y)[] ByNumber) Find(KeypointNet net, Figure figure)
    {
        var output = new float[KeypointNet.OutputLength];
        net.Predict(figure.Pixels, output);
        (float, float)[] maps = [.. output[..(Count * Cells * Cells)].Chunk(Cells * Cells).Select(Middle)],
            numbers = [.. output[(Count * Cells * Cells)..].Chunk(2).Select(at => (at[0] * Figure.Size, at[1] * Figure.Size))];
        return (maps, numbers);
    }

    /// <summary>The share of joints that are found at most a share of the torso away from where they are, joint by joint: the percentage of
    /// correct keypoints (Yang and Ramanan, "Articulated human detection with flexible mixtures of parts", 2013).</summary>
    public static double[] Right(IReadOnlyList<(Figure Figure, (float X, float Y)[] Found)> figures, double share) =>
        [
            .. Enumerable
                .Range(0, Count)
                .Select(k => figures.Average(f => Figure.Distance(f.Found[k], f.Figure.Joints[k]) <= share * f.Figure.Torso ? 1.0 : 0)),
        ];

    // The likeliest cell and those around it, each as much as it is likely: finer than a cell.
    private static (float, float) Middle(float[] map)
    {
        int best = Array.IndexOf(map, map.Max());
        float sum = 0,
            x = 0,
            y = 0;
        for (int row = Math.Max(best / Cells - 1, 0); row <= Math.Min(best / Cells + 1, Cells - 1); row++)
        for (int column = Math.Max(best % Cells - 1, 0); column <= Math.Min(best % Cells + 1, Cells - 1); column++)
        {
            float likely = map[row * Cells + column];
            (sum, x, y) = (sum + likely, x + likely * (2 * column + 1), y + likely * (2 * row + 1));
        }
        return (x / sum, y / sum);
    }
}
