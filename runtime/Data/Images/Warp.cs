using NetGen.CompilerServices;

namespace NetGen;

/// <summary>Where in an image each pixel of its changed version comes from: an affine map about the middle.</summary>
internal readonly record struct Warp(
    double Rows,
    double RowsByColumn,
    double RowOffset,
    double ColumnsByRow,
    double Columns,
    double ColumnOffset
)
{
    private const uint Stream = 0x41554731;

    /// <summary>The map of a sample in an epoch.</summary>
    public static Warp Random(ImageAugmentation augmentation, int sample, int epoch, int height, int width)
    {
        (uint a, uint b, uint c, uint d) = Philox.Block(augmentation.Seed, (uint)sample, Stream + 1, epoch);
        (uint e, uint f, _, _) = Philox.Block(augmentation.Seed, (uint)sample, Stream + 2, epoch);
        double Even(uint draw) => 2 * Philox.Uniform(draw, 0) - 1;
        // The part that takes the whole frame, and where its middle stands.
        double part = 1 - augmentation.Crop * Philox.Uniform(c, 0),
            down = Even(d) * (1 - part) * (height - 1) / 2,
            right = Even(e) * (1 - part) * (width - 1) / 2;
        return Of(augmentation.Rotation * Even(a), (1 + augmentation.Zoom * Even(b)) / part, down, right, height, width);
    }

    /// <summary>An image turned by degrees, against the clock, and made larger by a factor, about the pixel that is so far below and right
    /// of the middle, which comes to stand in the middle.</summary>
    public static Warp Of(double degrees, double factor, double down, double right, int height, int width)
    {
        (double sin, double cos) = Math.SinCos(degrees * Math.PI / 180);
        double middleRow = (height - 1) / 2.0,
            middleColumn = (width - 1) / 2.0,
            rows = cos / factor,
            across = sin / factor;
        return new(
            rows,
            across,
            middleRow + down - rows * middleRow - across * middleColumn,
            -across,
            rows,
            middleColumn + right + across * middleRow - rows * middleColumn
        );
    }

    /// <summary>Fills an image from another one: between pixels by bilinear interpolation, zero outside.</summary>
    public void Apply(ReadOnlySpan<float> from, Span<float> into, int height, int width, int channels)
    {
        for (int row = 0; row < height; row++)
        for (int column = 0; column < width; column++)
        {
            double y = Rows * row + RowsByColumn * column + RowOffset,
                x = ColumnsByRow * row + Columns * column + ColumnOffset;
            int top = (int)Math.Floor(y),
                left = (int)Math.Floor(x);
            float down = (float)(y - top),
                right = (float)(x - left);
            for (int channel = 0; channel < channels; channel++)
            {
                float above = (1 - right) * At(from, top, left, channel, height, width, channels);
                above += right * At(from, top, left + 1, channel, height, width, channels);
                float below = (1 - right) * At(from, top + 1, left, channel, height, width, channels);
                below += right * At(from, top + 1, left + 1, channel, height, width, channels);
                into[(row * width + column) * channels + channel] = (1 - down) * above + down * below;
            }
        }
    }

    private static float At(ReadOnlySpan<float> pixels, int row, int column, int channel, int height, int width, int channels) =>
        (uint)row < (uint)height && (uint)column < (uint)width ? pixels[(row * width + column) * channels + channel] : 0;
}
