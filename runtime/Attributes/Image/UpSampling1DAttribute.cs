namespace NetGen;

/// <summary>Repeats each step of a sequence: y[t] = x[t / size], rounded down. Input [steps, features], output [steps · size,
/// features].</summary>
/// <param name="size">How many steps become of one.</param>
public sealed class UpSampling1DAttribute(int size = 2) : LayerAttribute
{
    /// <summary>How many steps become of one.</summary>
    public int Size { get; } = size;
}
