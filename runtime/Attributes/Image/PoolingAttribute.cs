namespace NetGen;

/// <summary>What layers that pool windows have in common.</summary>
public abstract class PoolingAttribute : LayerAttribute
{
    /// <summary>Elements from one window to the next, along every axis; the size of the window unless said otherwise.</summary>
    public int Strides { get; set; }

    /// <summary>What surrounds the input.</summary>
    public Padding Padding { get; set; }
}
