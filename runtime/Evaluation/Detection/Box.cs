namespace NetGen;

/// <summary>A rectangle in an image: x grows to the right, y downwards, in pixels or any other unit.</summary>
/// <param name="Left">The smaller x.</param>
/// <param name="Top">The smaller y.</param>
/// <param name="Right">The larger x.</param>
/// <param name="Bottom">The larger y.</param>
public readonly record struct Box(float Left, float Top, float Right, float Bottom)
{
    /// <summary>A box around a point.</summary>
    public static Box Around(float x, float y, float width, float height) =>
        new(x - width / 2, y - height / 2, x + width / 2, y + height / 2);

    /// <summary>From left to right; negative if they are the wrong way round.</summary>
    public float Width => Right - Left;

    /// <summary>From top to bottom.</summary>
    public float Height => Bottom - Top;

    /// <summary>The x of the middle.</summary>
    public float CenterX => (Left + Right) / 2;

    /// <summary>The y of the middle.</summary>
    public float CenterY => (Top + Bottom) / 2;

    /// <summary>Width times height; 0 for what has none of one of them.</summary>
    public double Area => (double)Math.Max(0, Width) * Math.Max(0, Height);

    /// <summary>The area that two boxes share over that which they cover together: 1 if they are one, 0 if they do not meet or neither has
    /// an area (Everingham et al., "The PASCAL visual object classes (VOC) challenge", 2010, section 4.2).</summary>
    public double IntersectionOverUnion(Box other)
    {
        double shared =
                new Box(
                    Math.Max(Left, other.Left),
                    Math.Max(Top, other.Top),
                    Math.Min(Right, other.Right),
                    Math.Min(Bottom, other.Bottom)
                ).Area,
            together = Area + other.Area - shared;
        return together > 0 ? shared / together : 0;
    }

    internal bool IsFinite => float.IsFinite(Left) && float.IsFinite(Top) && float.IsFinite(Right) && float.IsFinite(Bottom);
}
