namespace NetGen;

/// <summary>In training sets each channel of a sequence [steps, channels] to 0 at all steps at once, with probability
/// rate, and scales the others by 1 / (1 - rate) (Tompson et al., 2015). In inference nothing.</summary>
/// <param name="rate"><inheritdoc cref="SpatialDropoutAttribute" path="/param[@name='rate']"/></param>
public sealed class SpatialDropout1DAttribute(double rate) : SpatialDropoutAttribute(rate), IHasDataFormat
{
    /// <inheritdoc cref="ImageLayerAttribute.DataFormat"/>
    public DataFormat DataFormat { get; set; }
}
