namespace NetGen;

/// <summary>Rows of zeros and ones of category numbers, whole numbers from 0 to numTokens - 1 of the network's input or of Discretization.
/// Input [.., k]. <see cref="OutputMode.OneHot"/>: [.., k, numTokens], a row for each number ([.., numTokens] where k is 1, as in Keras);
/// MultiHot and Count: [.., numTokens], one row for the k numbers, with 1 for each that is there, or how often it is. A number out of range
/// is refused before anything is computed. No parameters.</summary>
/// <param name="numTokens">How many categories there are, at most 65,536.</param>
public sealed class CategoryEncodingAttribute(int numTokens) : LayerAttribute
{
    /// <summary>How many categories there are.</summary>
    public int NumTokens { get; } = numTokens;

    /// <summary>What is made of the numbers; MultiHot unless said otherwise, as in Keras. Any but Int, which would change
    /// nothing.</summary>
    public OutputMode OutputMode { get; set; } = OutputMode.MultiHot;
}
