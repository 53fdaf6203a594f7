namespace NetGen;

/// <summary>What stands between the pixels of an image that is made larger.</summary>
public enum Interpolation
{
    /// <summary>The value of the pixel that is nearest: blocks of equal pixels.</summary>
    Nearest,

    /// <summary>A straight line from the middle of one pixel to the middle of the next, along either axis; beyond the middles of the
    /// outermost pixels their values.</summary>
    Bilinear,
}
