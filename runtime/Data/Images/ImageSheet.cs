using NetGen.Formats;
using NetGen.Serialization;

namespace NetGen;

/// <summary>Small images side by side as one PNG picture: samples, filters, feature maps. Values are floats, channels last; the smallest
/// becomes black, the largest white. Images may differ in size; each stands in the middle of its cell, on grey.</summary>
public sealed class ImageSheet
{
    private const byte Background = 208;

    private readonly List<SheetImage> _images = [];
    private readonly int _columns,
        _margin = 2,
        _zoom = 1;

    /// <summary>Images in a row; 0, the default: as many as make the picture about square.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int Columns
    {
        get => _columns;
        init => _columns = AtLeast(0, value, nameof(Columns));
    }

    /// <summary>Pixels of the picture around and between images.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int Margin
    {
        get => _margin;
        init => _margin = AtLeast(0, value, nameof(Margin));
    }

    /// <summary>Height and width, in pixels of the picture, of one pixel of an image.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int Zoom
    {
        get => _zoom;
        init => _zoom = AtLeast(1, value, nameof(Zoom));
    }

    /// <summary>Whether one scale holds for all images; otherwise each has its own, from its smallest value to its largest.</summary>
    public bool SharedScale { get; init; }

    /// <summary>Whether zero becomes white, what is above it red and what is below it blue, on equal scales. For images of one
    /// channel.</summary>
    public bool Diverging { get; init; }

    /// <summary>The values that become black and white, for all images; what lies beyond becomes black or white too. Null: taken from the
    /// values.</summary>
    /// <exception cref="ArgumentException">The second is not larger than the first, or one is not finite.</exception>
    public (float Low, float High)? Range
    {
        get;
        init => field = Interval.Checked(value, nameof(Range));
    }

    /// <summary>What stands before each row; null for nothing. Letters other than ASCII become question marks.</summary>
    public IReadOnlyList<string>? RowLabels { get; init; }

    /// <summary>What stands above each column; null for nothing. Columns are as wide as their labels need.</summary>
    public IReadOnlyList<string>? ColumnLabels { get; init; }

    /// <summary>The number of images.</summary>
    public int Count => _images.Count;

    /// <summary>Adds a copy of one image.</summary>
    /// <param name="image">height × width × channels values in C order.</param>
    /// <param name="height">Rows.</param>
    /// <param name="width">Columns.</param>
    /// <param name="channels">1 for grey, 3 for red, green and blue.</param>
    /// <exception cref="ArgumentOutOfRangeException">A length is not positive, or channels are neither 1 nor 3.</exception>
    /// <exception cref="ArgumentException">There is another number of values, or one is NaN or infinite.</exception>
    public void Add(ReadOnlySpan<float> image, int height, int width, int channels = 1)
    {
        if (channels is not (1 or 3))
            throw new ArgumentOutOfRangeException(
                nameof(channels),
                channels,
                $"An image has 1 channel (grey) or 3 (red, green, blue), not {channels}; {nameof(AddChannels)} shows each channel "
                    + $"by itself."
            );
        Check(image, height, width, channels);
        _images.Add(new SheetImage(image.ToArray(), height, width, channels));
    }

    /// <summary>Adds each channel as a grey image: the feature maps that a convolution gives, or the filters of its kernel if it reads one
    /// channel.</summary>
    /// <param name="values">height × width × channels values in C order.</param>
    /// <param name="height">Rows.</param>
    /// <param name="width">Columns.</param>
    /// <param name="channels">How many images.</param>
    /// <exception cref="ArgumentOutOfRangeException">A length is not positive.</exception>
    /// <exception cref="ArgumentException">There is another number of values, or one is NaN or infinite.</exception>
    public void AddChannels(ReadOnlySpan<float> values, int height, int width, int channels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        Check(values, height, width, channels);
        for (int channel = 0; channel < channels; channel++)
        {
            var image = new float[height * width];
            for (int i = 0; i < image.Length; i++)
                image[i] = values[i * channels + channel];
            _images.Add(new SheetImage(image, height, width, 1));
        }
    }

    /// <summary>Writes the picture to a PNG file, as a whole or not at all.</summary>
    /// <exception cref="InvalidOperationException">There is no image, or the picture would be too large.</exception>
    public void Save(string path) => AtomicFile.Write(path, Save);

    /// <summary>Writes the picture as PNG.</summary>
    /// <param name="stream">Where to; it stays open.</param>
    /// <exception cref="InvalidOperationException">There is no image, it has colours where <see cref="Diverging"/> needs one channel, there
    /// are more or fewer labels than rows or columns, or the picture would be too large.</exception>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (Count == 0)
            throw new InvalidOperationException("There is no image; add one before saving.");
        bool colour = _images.Exists(image => image.Channels == 3);
        if (Diverging && colour)
            throw new InvalidOperationException(
                $"Image {_images.FindIndex(image => image.Channels == 3)} has colours; a diverging scale needs images of one channel."
            );

        int columns = Columns == 0 ? (int)Math.Ceiling(Math.Sqrt(Count)) : Math.Min(Columns, Count),
            rows = (Count - 1) / columns + 1;
        Check(RowLabels, rows, "rows");
        Check(ColumnLabels, columns, "columns");
        long cellHeight = Math.Max((long)_images.Max(image => image.Height) * Zoom, RowLabels is null ? 0 : PixelFont.Height) + Margin,
            cellWidth = Math.Max((long)_images.Max(image => image.Width) * Zoom, Widest(ColumnLabels)) + Margin;
        long labelled = RowLabels is null ? 0 : Widest(RowLabels) + Margin,
            above = ColumnLabels is null ? 0 : PixelFont.Height + Margin;
        long height = above + rows * cellHeight + Margin,
            width = labelled + columns * cellWidth + Margin;
        int channels = colour || Diverging ? 3 : 1;
        if (height > Array.MaxLength || width > Array.MaxLength || (decimal)height * width * channels > Array.MaxLength)
            throw new InvalidOperationException(
                $"The picture would have {width} x {height} pixels, which is too many; choose a smaller {nameof(Zoom)} or "
                    + $"{nameof(Margin)}, or fewer images."
            );

        var picture = new Picture((int)height, (int)width, channels);
        picture.Pixels.AsSpan().Fill(Background);
        (float Low, float High) all = Range ?? (_images.Min(image => image.Low), _images.Max(image => image.High));
        for (int i = 0; i < Count; i++)
        {
            SheetImage image = _images[i];
            int top = (int)(above + i / columns * cellHeight + (cellHeight + Margin - (long)image.Height * Zoom) / 2);
            int left = (int)(labelled + i % columns * cellWidth + (cellWidth + Margin - (long)image.Width * Zoom) / 2);
            (float low, float high) = Range is not null || SharedScale ? all : (image.Low, image.High);
            if (Diverging)
                picture.DrawDiverging(image, top, left, Zoom, Math.Max(Math.Abs(low), Math.Abs(high)));
            else
                picture.Draw(image, top, left, Zoom, low, high);
        }
        for (int row = 0; row < RowLabels?.Count; row++)
            PixelFont.Draw(picture, RowLabels[row], (int)(above + row * cellHeight + (cellHeight + Margin - PixelFont.Height) / 2), Margin);
        for (int column = 0; column < ColumnLabels?.Count; column++)
        {
            long centre = labelled + column * cellWidth + (cellWidth + Margin) / 2;
            PixelFont.Draw(picture, ColumnLabels[column], Margin, (int)(centre - PixelFont.Width(ColumnLabels[column]) / 2));
        }
        Png.Write(stream, picture.Pixels, picture.Height, picture.Width, channels);
    }

    private void Check(ReadOnlySpan<float> image, int height, int width, int channels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        if (image.Length != (decimal)height * width * channels)
            throw new ArgumentException(
                $"An image of the shape {Show.Shape([height, width, channels])} has {(decimal)height * width * channels} values, but "
                    + $"there are {image.Length}.",
                nameof(image)
            );
        for (int i = 0; i < image.Length; i++)
            if (!float.IsFinite(image[i]))
                throw new ArgumentException(
                    $"The value at row {i / channels / width}, column {i / channels % width}, channel {i % channels} of image {Count} is "
                        + $"{image[i]}; every value must be finite.",
                    nameof(image)
                );
    }

    private static void Check(IReadOnlyList<string>? labels, int count, string what)
    {
        if (labels is not null && labels.Count != count)
            throw new InvalidOperationException($"There are {labels.Count} labels for {count} {what} of images.");
    }

    private static int Widest(IReadOnlyList<string>? labels) => labels is null ? 0 : labels.Max(PixelFont.Width);

    private static int AtLeast(int least, int value, string name) =>
        value >= least
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{nameof(ImageSheet)}.{name} must be at least {least}, not {value}.");
}
