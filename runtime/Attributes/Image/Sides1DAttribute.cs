namespace NetGen;

/// <summary>What layers that add or cut off steps at the ends of a sequence have in common.</summary>
/// <param name="left">Steps at the beginning.</param>
/// <param name="right">Steps at the end.</param>
public abstract class Sides1DAttribute(int left, int right) : LayerAttribute
{
    /// <summary>Steps at the beginning.</summary>
    public int Left { get; } = left;

    /// <summary>Steps at the end.</summary>
    public int Right { get; } = right;
}
