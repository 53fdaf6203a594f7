namespace NetGen;

/// <summary>A picture that images are drawn into: [height, width, channels] bytes.</summary>
internal sealed class Picture(int height, int width, int channels)
{
    // The ends of ColorBrewer's scale RdBu, and white between them (Brewer, Harrower, 2002).
    private static readonly byte[] s_positive = [178, 24, 43],
        s_negative = [33, 102, 172];

    public int Height => height;

    public int Width => width;

    public byte[] Pixels { get; } = new byte[height * width * channels];

    /// <summary>Draws an image: <paramref name="low"/> and what is below it black, <paramref name="high"/> and what is above it white, or
    /// all black if the two are one.</summary>
    public void Draw(SheetImage image, int top, int left, int zoom, double low, double high)
    {
        double range = high > low ? high - low : double.PositiveInfinity;
        for (int row = 0; row < image.Height; row++)
        for (int column = 0; column < image.Width; column++)
        for (int channel = 0; channel < channels; channel++)
            Fill(top + row * zoom, left + column * zoom, zoom, channel, Byte((image.At(row, column, channel) - low) / range * 255));
    }

    /// <summary>Draws an image of one channel: white at 0, red up to <paramref name="limit"/>, blue down to its negative.</summary>
    public void DrawDiverging(SheetImage image, int top, int left, int zoom, double limit)
    {
        for (int row = 0; row < image.Height; row++)
        for (int column = 0; column < image.Width; column++)
        {
            double value = image.At(row, column, 0),
                share = limit > 0 ? Math.Min(Math.Abs(value) / limit, 1) : 0;
            for (int channel = 0; channel < channels; channel++)
                Fill(
                    top + row * zoom,
                    left + column * zoom,
                    zoom,
                    channel,
                    Byte(255 + share * ((value > 0 ? s_positive : s_negative)[channel] - 255))
                );
        }
    }

    /// <summary>A black square, or what of it lies in the picture.</summary>
    public void Blacken(int top, int left, int size)
    {
        for (int row = Math.Max(0, top); row < Math.Min(height, top + size); row++)
        for (int column = Math.Max(0, left); column < Math.Min(width, left + size); column++)
            Pixels.AsSpan((row * width + column) * channels, channels).Clear();
    }

    private void Fill(int top, int left, int zoom, int channel, byte value)
    {
        for (int row = top; row < top + zoom; row++)
        for (int column = left; column < left + zoom; column++)
            Pixels[(row * width + column) * channels + channel] = value;
    }

    private static byte Byte(double value) => (byte)Math.Clamp(Math.Round(value), 0, 255);
}
