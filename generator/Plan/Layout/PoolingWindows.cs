using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Plan;

/// <summary>Windows of 2 x 2 side by side, whose maxima a convolution computes instead of storing itself.</summary>
internal static class PoolingWindows
{
    /// <summary>Whether a view is these windows, [n, rows, columns, 2, 2, channels], of an image.</summary>
    /// <param name="seen">The view.</param>
    /// <param name="image">The image's shape, [n, height, width, channels].</param>
    /// <param name="steps">Where the view's elements lie.</param>
    /// <param name="from">Where the image's elements lie.</param>
    public static bool Are(Node seen, Shape image, MemoryLayout steps, MemoryLayout from) =>
        seen is { Shape.Rank: 6 }
        && seen.Shape[3] == 2
        && seen.Shape[4] == 2
        && seen.Shape[5] == image[3]
        && steps.Offset == 0
        && steps.Strides.SequenceEqual([from.Strides[0], 2 * from.Strides[1], 2 * from.Strides[2], from.Strides[1], from.Strides[2], 1]);
}
