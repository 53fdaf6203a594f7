namespace NetGen;

/// <summary>What layers that add or cut off rows and columns at the sides of an image have in common.</summary>
/// <param name="top">Rows above.</param>
/// <param name="bottom">Rows below.</param>
/// <param name="left">Columns left.</param>
/// <param name="right">Columns right.</param>
public abstract class SidesAttribute(int top, int bottom, int left, int right) : ImageLayerAttribute
{
    /// <summary>Rows above.</summary>
    public int Top { get; } = top;

    /// <summary>Rows below.</summary>
    public int Bottom { get; } = bottom;

    /// <summary>Columns left.</summary>
    public int Left { get; } = left;

    /// <summary>Columns right.</summary>
    public int Right { get; } = right;
}
