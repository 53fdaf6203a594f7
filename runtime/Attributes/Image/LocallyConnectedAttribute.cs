namespace NetGen;

/// <summary>What locally connected layers have in common: windows like those of a convolution, each with a kernel of its own.</summary>
/// <param name="filters">Channels of the result.</param>
/// <param name="activation">Applied to the result.</param>
public abstract class LocallyConnectedAttribute(int filters, Activation activation) : KernelLayerAttribute(activation)
{
    /// <summary>Channels of the result.</summary>
    public int Filters { get; } = filters;

    /// <summary>Elements from one window to the next, along every axis; 1 unless said otherwise.</summary>
    public int Strides { get; set; } = 1;

    /// <summary>What surrounds the input: Valid, nothing, or Same, zeros.</summary>
    public Padding Padding { get; set; }
}
