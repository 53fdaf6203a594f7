namespace NetGen;

/// <summary>Colours between given ones.</summary>
internal sealed class ColorScale(params (byte R, byte G, byte B)[] stops)
{
    /// <summary>From white to blue (ColorBrewer's Blues; Brewer, Harrower, 2002).</summary>
    public static ColorScale Blues { get; } = new((247, 251, 255), (198, 219, 239), (107, 174, 214), (33, 113, 181), (8, 48, 107));

    /// <summary>Blue below the middle, red above (ColorBrewer's RdBu).</summary>
    public static ColorScale Diverging { get; } = new((33, 102, 172), (255, 255, 255), (178, 24, 43));

    /// <summary>From violet to yellow, ever lighter (Viridis; Smith, van der Walt, 2015).</summary>
    public static ColorScale Viridis { get; } = new((68, 1, 84), (59, 82, 139), (33, 145, 140), (94, 201, 98), (220, 200, 30));

    /// <summary>The colour at a share from 0 to 1, as SVG writes it.</summary>
    public string At(double share)
    {
        (byte r, byte g, byte b) = Rgb(share);
        return $"#{r:x2}{g:x2}{b:x2}";
    }

    /// <summary>Whether white letters are easier to read on it than black ones.</summary>
    public bool IsDark(double share)
    {
        (byte r, byte g, byte b) = Rgb(share);
        return 0.299 * r + 0.587 * g + 0.114 * b < 140;
    }

    private (byte R, byte G, byte B) Rgb(double share)
    {
        double at = Math.Clamp(share, 0, 1) * (stops.Length - 1);
        int below = Math.Min((int)at, stops.Length - 2);
        (byte R, byte G, byte B) low = stops[below],
            high = stops[below + 1];
        byte Mix(byte a, byte b) => (byte)Math.Round(a + (at - below) * (b - a));
        return (Mix(low.R, high.R), Mix(low.G, high.G), Mix(low.B, high.B));
    }
}
