namespace NetGen;

/// <summary>An image as bytes, channels last: what a decoder of PNG or JPEG gives to
/// <see cref="Dataset.FromFolders(string, Func{Stream, DecodedImage}, float, ValueTuple{int, int}?)"/>.</summary>
public sealed class DecodedImage
{
    /// <summary>Wraps pixels without copying them.</summary>
    /// <param name="pixels">height × width × channels bytes in C order.</param>
    /// <param name="height">Rows.</param>
    /// <param name="width">Columns.</param>
    /// <param name="channels">Values of a pixel: 1 for grey, 3 for red, green and blue.</param>
    /// <exception cref="ArgumentException">There is another number of bytes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A length is not positive.</exception>
    public DecodedImage(byte[] pixels, int height, int width, int channels)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        if (pixels.LongLength != (decimal)height * width * channels)
            throw new ArgumentException(
                $"An image of the shape {Show.Shape([height, width, channels])} has {(decimal)height * width * channels} bytes, but there "
                    + $"are {pixels.Length}.",
                nameof(pixels)
            );
        (Pixels, Height, Width, Channels) = (pixels, height, width, channels);
    }

    /// <summary>height × width × channels bytes in C order.</summary>
    public byte[] Pixels { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Values of a pixel.</summary>
    public int Channels { get; }

    /// <summary>The image in another size: between the centres of pixels by bilinear interpolation, without smoothing before, as Keras'
    /// image_dataset_from_directory does it by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A length is not positive.</exception>
    public DecodedImage Resize(int height, int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        var pixels = new byte[checked(height * width * Channels)];
        for (int row = 0; row < height; row++)
        {
            (int above, int below, double down) = Between((row + 0.5) * Height / height - 0.5, Height);
            for (int column = 0; column < width; column++)
            {
                (int before, int after, double right) = Between((column + 0.5) * Width / width - 0.5, Width);
                for (int channel = 0; channel < Channels; channel++)
                {
                    double top = At(above, before, channel) * (1 - right) + At(above, after, channel) * right,
                        bottom = At(below, before, channel) * (1 - right) + At(below, after, channel) * right;
                    pixels[(row * width + column) * Channels + channel] = (byte)Math.Round(top * (1 - down) + bottom * down);
                }
            }
        }
        return new DecodedImage(pixels, height, width, Channels);
    }

    private byte At(int row, int column, int channel) => Pixels[(row * Width + column) * Channels + channel];

    private static (int First, int Second, double Share) Between(double place, int length)
    {
        place = Math.Clamp(place, 0, length - 1);
        int first = (int)place;
        return (first, Math.Min(first + 1, length - 1), place - first);
    }
}
