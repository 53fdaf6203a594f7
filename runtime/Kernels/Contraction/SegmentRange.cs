using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

/// <summary>The segments of a sum from <paramref name="First"/> to before <paramref name="End"/>.</summary>
/// <param name="First">The first one.</param>
/// <param name="End">One past the last.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct SegmentRange(int First, int End)
{
    /// <summary>The lines of a window that meet the image, where the others stand on a border of zeros.</summary>
    /// <param name="y">The line of windows.</param>
    /// <param name="before">Lines of zeros before the image.</param>
    /// <param name="length">Lines of the image.</param>
    /// <param name="stride">Lines from a window to the next.</param>
    /// <param name="dilation">Lines from a line of a window to the next.</param>
    /// <param name="lines">Lines of a window.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SegmentRange OfWindow(int y, int before, int length, int stride, int dilation, int lines)
    {
        (int first, int end) = WindowLines.Of(y, before, length, stride, dilation, lines);
        return new(first, end);
    }
}
