namespace NetGen;

/// <summary>What surrounds an image or a sequence while windows slide over it.</summary>
public enum Padding
{
    /// <summary>Nothing: windows stand only where they fit, (length - window) / stride + 1 of them.</summary>
    Valid,

    /// <summary>As much as makes length / stride windows, rounded up; an odd one stands at the end, as in Keras.</summary>
    Same,
}
