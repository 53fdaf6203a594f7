namespace NetGen;

/// <summary>What layers that add or cut off slices, rows and columns at the sides of a volume have in common.</summary>
/// <param name="front">Slices before the first.</param>
/// <param name="back">Slices behind the last.</param>
/// <param name="top">Rows above.</param>
/// <param name="bottom">Rows below.</param>
/// <param name="left">Columns left.</param>
/// <param name="right">Columns right.</param>
public abstract class Sides3DAttribute(int front, int back, int top, int bottom, int left, int right)
    : SidesAttribute(top, bottom, left, right)
{
    /// <summary>Slices before the first.</summary>
    public int Front { get; } = front;

    /// <summary>Slices behind the last.</summary>
    public int Back { get; } = back;
}
