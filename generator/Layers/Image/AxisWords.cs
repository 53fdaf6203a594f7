using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>What messages call the spatial axes of sequences (one), images (two) and volumes (three).</summary>
internal static class AxisWords
{
    /// <summary>What stands along each axis.</summary>
    public static IReadOnlyList<string> Elements(int axes) => axes == 1 ? ["step"] : [.. new[] { "slice", "row", "column" }.Skip(3 - axes)];

    /// <summary>What has so many axes.</summary>
    public static string Kind(int axes) =>
        axes switch
        {
            1 => "a sequence [steps, features]",
            2 => "an image [height, width, channels]",
            _ => "a volume [depth, height, width, channels]",
        };

    /// <summary>What the user most likely forgot to put before a layer with so many axes, and where.</summary>
    public static string Remedy(int axes, Shape input) =>
        axes == 1 || input.Rank != axes + 2 ? Reshaping(axes, input) + " before it"
        : axes == 2 ? "[TimeDistributed] before it, or the layer for volumes, with 3D in its name, in its place"
        : "[TimeDistributed] before it";

    private static string Reshaping(int axes, Shape input) =>
        axes == 1 ? (input.Rank == 1 ? $"[Reshape({Show.Of(input.Last)}, 1)]" : $"[Reshape(-1, {Show.Of(input.Last)})]")
        : input.Rank == axes ? $"[Reshape({string.Join(", ", input.ToArray().Select(d => Show.Of(d)))}, 1)]"
        : input.Rank == 1 && Cube(axes, input) is { } cube ? cube
        : axes == 2 ? "[Reshape(height, width, channels)]"
        : "[Reshape(depth, height, width, channels)]";

    // A vector may be a square image or a cube, grey or in colours.
    private static string? Cube(int axes, Shape input)
    {
        foreach (int channels in new[] { 1, 3 })
        {
            int side = (int)Math.Round(Math.Pow(input.Length / channels, 1.0 / axes));
            if (side > 1 && Enumerable.Repeat((long)side, axes).Aggregate((a, b) => a * b) * channels == input.Length)
                return $"[Reshape({string.Concat(Enumerable.Repeat(Show.Of(side) + ", ", axes))}{Show.Of(channels)})]";
        }
        return null;
    }
}
