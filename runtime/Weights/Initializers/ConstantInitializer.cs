using System.ComponentModel;

namespace NetGen.CompilerServices;

/// <summary>All values are one.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ConstantInitializer : WeightInitializer
{
    /// <summary>That value.</summary>
    public double Value { get; init; }

    internal override void Fill(Span<double> values, int columns, (double In, double Out) fans, Philox random) => values.Fill(Value);
}
