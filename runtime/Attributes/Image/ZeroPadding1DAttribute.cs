namespace NetGen;

/// <summary>Puts steps of zeros before and behind a sequence. Input [steps, features], output [left + steps + right, features].</summary>
/// <inheritdoc cref="Sides1DAttribute(int, int)" path="/param"/>
public sealed class ZeroPadding1DAttribute(int left, int right) : Sides1DAttribute(left, right), IHasDataFormat
{
    /// <summary>As many at either end.</summary>
    /// <param name="padding">Steps at the beginning, and as many at the end.</param>
    public ZeroPadding1DAttribute(int padding = 1)
        : this(padding, padding) { }

    /// <inheritdoc cref="ImageLayerAttribute.DataFormat"/>
    public DataFormat DataFormat { get; set; }
}
