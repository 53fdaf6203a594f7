using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

/// <summary>Uniform.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RandomUniformInitializer : WeightInitializer
{
    /// <summary>The smallest value.</summary>
    public double Minval { get; init; } = -0.05;

    /// <summary>The end of the values.</summary>
    public double Maxval { get; init; } = 0.05;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Fill(Span<double> values, int columns, (double In, double Out) fans, Philox random)
    {
        foreach (ref double value in values)
            value = random.NextUniform(Minval, Maxval);
    }
}
