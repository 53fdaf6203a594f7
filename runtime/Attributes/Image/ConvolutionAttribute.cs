namespace NetGen;

/// <summary>What convolutions have in common.</summary>
/// <param name="activation">Applied to the result.</param>
public abstract class ConvolutionAttribute(Activation activation) : KernelLayerAttribute(activation)
{
    /// <summary>Elements from one window to the next, along every axis; 1 unless said otherwise.</summary>
    public int Strides { get; set; } = 1;

    /// <summary>What surrounds the input.</summary>
    public Padding Padding { get; set; }

    /// <summary>Elements from one weight of a window to the next, along every axis; 1 unless said otherwise. Only where the strides are
    /// 1.</summary>
    public int DilationRate { get; set; } = 1;
}
