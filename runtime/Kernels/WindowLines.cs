using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>Which lines of a window meet the image, where the others stand on a border of zeros. The compiler and the runtime share this
/// file: one decides by it whether to leave lines out, the other leaves them out.</summary>
internal static class WindowLines
{
    /// <summary>The first line that does, and one past the last.</summary>
    /// <param name="y">The line of windows.</param>
    /// <param name="before">Lines of zeros before the image.</param>
    /// <param name="length">Lines of the image.</param>
    /// <param name="stride">Lines from a window to the next.</param>
    /// <param name="dilation">Lines from a line of a window to the next.</param>
    /// <param name="lines">Lines of a window.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (int First, int End) Of(int y, int before, int length, int stride, int dilation, int lines)
    {
        int start = before - stride * y;
        return ((Math.Max(start, 0) + dilation - 1) / dilation, Math.Min((start + length - 1) / dilation + 1, lines));
    }
}
