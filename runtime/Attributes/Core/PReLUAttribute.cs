namespace NetGen;

/// <summary>x where x is positive, otherwise alpha · x with one learned alpha a value, or one for all along some axes, starting at 0 (He et
/// al., 2015). Parameter alpha: the input's shape, with length 1 along the axes that share it.</summary>
public sealed class PReLUAttribute : LayerAttribute
{
    /// <summary>The axes along which all values have one alpha, in rising order: 1 is the first of a sample, -1 the last. None unless said
    /// otherwise; 1 and 2 leave one for each channel of an image, 2 and 3 where its channels stand first.</summary>
    public int[] SharedAxes { get; set; } = [];
}
