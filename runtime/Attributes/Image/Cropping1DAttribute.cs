namespace NetGen;

/// <summary>Cuts steps off a sequence. Input [steps, features], output [steps - left - right, features], of which at least one step must be
/// left.</summary>
/// <inheritdoc cref="Sides1DAttribute(int, int)" path="/param"/>
public sealed class Cropping1DAttribute(int left, int right) : Sides1DAttribute(left, right)
{
    /// <summary>As many at either end.</summary>
    /// <param name="cropping">Steps at the beginning, and as many at the end.</param>
    public Cropping1DAttribute(int cropping = 1)
        : this(cropping, cropping) { }
}
