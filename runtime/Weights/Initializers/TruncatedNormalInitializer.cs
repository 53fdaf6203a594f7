using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

/// <summary>Normal, redrawn beyond two deviations.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TruncatedNormalInitializer : WeightInitializer
{
    /// <summary>The mean.</summary>
    public double Mean { get; init; }

    /// <summary>The standard deviation before truncation.</summary>
    public double Stddev { get; init; } = 0.05;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Fill(Span<double> values, int columns, (double In, double Out) fans, Philox random)
    {
        foreach (ref double value in values)
            value = Mean + Stddev * random.NextTruncatedNormal();
    }
}
