using System.ComponentModel;

namespace NetGen.CompilerServices;

/// <summary>A value on the diagonal, and 0 elsewhere.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class IdentityInitializer : WeightInitializer
{
    /// <summary>That value.</summary>
    public double Gain { get; init; } = 1;

    internal override void Fill(Span<double> values, int columns, (double In, double Out) fans, Philox random)
    {
        for (int i = 0; i < Math.Min(columns, values.Length / columns); i++)
            values[i * columns + i] = Gain;
    }
}
