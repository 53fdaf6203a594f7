using System.ComponentModel;

namespace NetGen.CompilerServices;

/// <summary>Draws the first values of a weight tensor.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class WeightInitializer
{
    private protected WeightInitializer() { }

    /// <summary>Writes the values in C order.</summary>
    /// <param name="values">All of the tensor's.</param>
    /// <param name="columns">The length of its last axis.</param>
    /// <param name="fans">Inputs and outputs of one unit.</param>
    /// <param name="random">The tensor's own random numbers.</param>
    internal abstract void Fill(Span<double> values, int columns, (double In, double Out) fans, Philox random);
}
