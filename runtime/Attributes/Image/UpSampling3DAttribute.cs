namespace NetGen;

/// <summary>Makes of each place of a volume a block with its values: y[q, r, c] = x[q / depth, r / height, c / width], rounded down. Input
/// [depth, height, width, channels], output as many times larger.</summary>
public sealed class UpSampling3DAttribute : ImageLayerAttribute
{
    /// <summary>With blocks as deep and high as they are wide.</summary>
    /// <param name="size">Depth, height and width of a block.</param>
    public UpSampling3DAttribute(int size = 2)
        : this(size, size, size) { }

    /// <summary>With blocks of any depth, height and width.</summary>
    /// <param name="depth">Slices of a block.</param>
    /// <param name="height">Rows of a block.</param>
    /// <param name="width">Columns of a block.</param>
    public UpSampling3DAttribute(int depth, int height, int width) => (Depth, Height, Width) = (depth, height, width);

    /// <summary>Slices of a block.</summary>
    public int Depth { get; }

    /// <summary>Rows of a block.</summary>
    public int Height { get; }

    /// <summary>Columns of a block.</summary>
    public int Width { get; }
}
