namespace NetGen;

/// <summary>One image of an <see cref="ImageSheet"/>: [height, width, channels], finite.</summary>
internal sealed class SheetImage(float[] values, int height, int width, int channels)
{
    public int Height => height;

    public int Width => width;

    public int Channels => channels;

    /// <summary>The smallest value.</summary>
    public float Low { get; } = values.Min();

    /// <summary>The largest value.</summary>
    public float High { get; } = values.Max();

    /// <summary>The value of a pixel; a grey one is the same in every channel.</summary>
    public float At(int row, int column, int channel) => values[(row * width + column) * channels + (channels == 1 ? 0 : channel)];
}
