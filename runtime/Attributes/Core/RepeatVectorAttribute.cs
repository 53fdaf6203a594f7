namespace NetGen;

/// <summary>A sequence each of whose steps is the input. Input [features], output [n, features].</summary>
/// <param name="n">Steps of the sequence.</param>
public sealed class RepeatVectorAttribute(int n) : LayerAttribute
{
    /// <summary>Steps of the sequence.</summary>
    public int N { get; } = n;
}
