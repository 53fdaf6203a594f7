namespace NetGen;

/// <summary>Makes of each pixel a block of pixels: with its values, y[r, c] = x[r / height, c / width], rounded down, or with what lies on
/// straight lines between neighbours. Input [height, width, channels], output as many times larger.</summary>
public sealed class UpSampling2DAttribute : ImageLayerAttribute
{
    /// <summary>With square blocks.</summary>
    /// <param name="size">Height and width of a block.</param>
    public UpSampling2DAttribute(int size = 2)
        : this(size, size) { }

    /// <summary>With blocks of any height and width.</summary>
    /// <param name="height">Rows of a block.</param>
    /// <param name="width">Columns of a block.</param>
    public UpSampling2DAttribute(int height, int width) => (Height, Width) = (height, width);

    /// <summary>Rows of a block.</summary>
    public int Height { get; }

    /// <summary>Columns of a block.</summary>
    public int Width { get; }

    /// <summary>What a block consists of. With <see cref="Interpolation.Bilinear"/> the pixels of the result lie at the places (i + 1/2) /
    /// size - 1/2 of the input, as in Keras and, without align_corners, PyTorch; blocks have at most 1,024 rows and columns.</summary>
    public Interpolation Interpolation { get; set; }
}
