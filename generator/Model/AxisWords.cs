using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Model;

/// <summary>What messages call the spatial axes of sequences (one), images (two) and volumes (three).</summary>
internal static class AxisWords
{
    /// <summary>What stands along each axis.</summary>
    public static IReadOnlyList<string> Elements(int axes) => axes == 1 ? ["step"] : [.. new[] { "slice", "row", "column" }.Skip(3 - axes)];

    /// <summary>What has so many axes.</summary>
    public static string Kind(int axes, ChannelOrder order) =>
        (
            axes == 1 ? "a sequence ["
            : axes == 2 ? "an image ["
            : "a volume ["
        )
        + Words(axes + 1, order, axes > 1 || order.IsFirst ? axes : 0)
        + "]";

    /// <summary>The axes of a tensor in the order that a layer before says, or in the usual one: " (height, width, channels)"; nothing of a
    /// vector.</summary>
    public static string Of(Layer input) => Of(input.Output, input.ChannelsFirstOf is { } first ? first.Kind.Order(first) : default);

    /// <summary>The axes of a shape in an order.</summary>
    public static string Of(Shape shape, ChannelOrder order) =>
        shape.Rank is < 2 or > 5 ? "" : $" ({Words(shape.Rank, order, order.Behind)})";

    /// <summary>The words for the axes of a tensor, of which so many are places, if that is known.</summary>
    public static string Words(int rank, ChannelOrder order, int places)
    {
        string[] words = ["steps", "depth", "height", "width", "channels"];
        string[] usual =
            rank == 2 ? ["steps", places == 0 ? "features" : "channels"]
            : rank == 4 && places != 3 ? [places == 2 ? "steps" : "steps or depth", .. words.Skip(2)]
            : [.. words.Skip(words.Length - rank)];
        return string.Join(", ", order.Given(usual));
    }

    /// <summary>What the user most likely forgot to put before a layer with so many axes, and where.</summary>
    public static string Remedy(int axes, Shape input, ChannelOrder order) =>
        axes == 1 || input.Rank != axes + 2 ? Reshaping(axes, input, order) + " before it"
        : axes == 2 ? "[TimeDistributed] before it, or the layer for volumes, with 3D in its name, in its place"
        : "[TimeDistributed] before it";

    private static string Reshaping(int axes, Shape input, ChannelOrder order) =>
        axes == 1 && input.Rank > 1 ? (order.IsFirst ? $"[Reshape({Show.Of(input[0])}, -1)]" : $"[Reshape(-1, {Show.Of(input.Last)})]")
        : input.Rank == axes ? Reshape([.. input.ToArray(), 1], order)
        : input.Rank == 1 && Cube(axes, input, order) is { } cube ? cube
        : axes == 2 ? (order.IsFirst ? "[Reshape(channels, height, width)]" : "[Reshape(height, width, channels)]")
        : order.IsFirst ? "[Reshape(channels, depth, height, width)]"
        : "[Reshape(depth, height, width, channels)]";

    private static string Reshape(int[] seen, ChannelOrder order) =>
        $"[Reshape({string.Join(", ", order.Given(new Shape(seen)).ToArray().Select(d => Show.Of(d)))})]";

    // A vector may be a square image or a cube, grey or in colours.
    private static string? Cube(int axes, Shape input, ChannelOrder order)
    {
        foreach (int channels in new[] { 1, 3 })
        {
            int side = (int)Math.Round(Math.Pow(input.Length / channels, 1.0 / axes));
            if (side > 1 && Enumerable.Repeat((long)side, axes).Aggregate((a, b) => a * b) * channels == input.Length)
                return Reshape([.. Enumerable.Repeat(side, axes), channels], order);
        }
        return null;
    }
}
