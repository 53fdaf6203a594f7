using System.ComponentModel;

namespace NetGen.CompilerServices;

/// <summary>Values of the variance scale / n, where n is a number of inputs or outputs.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class VarianceScalingInitializer : WeightInitializer
{
    /// <summary>The deviation that is left of a normal that is redrawn beyond two deviations.</summary>
    private const double Truncated = 0.87962566103423978;

    /// <summary>The variance of a sum of n values.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>What n is.</summary>
    public FanMode Mode { get; init; }

    /// <summary>How values are drawn.</summary>
    public VarianceDistribution Distribution { get; init; }

    internal override void Fill(Span<double> values, int columns, (double In, double Out) fans, Philox random)
    {
        double n =
            Mode == FanMode.FanIn ? fans.In
            : Mode == FanMode.FanOut ? fans.Out
            : (fans.In + fans.Out) / 2;
        Drawn(n).Fill(values, columns, fans, random);
    }

    private WeightInitializer Drawn(double n)
    {
        double limit = Math.Sqrt(3 * Scale / n),
            deviation = Math.Sqrt(Scale / n);
        return Distribution == VarianceDistribution.Uniform ? new RandomUniformInitializer { Minval = -limit, Maxval = limit }
            : Distribution == VarianceDistribution.UntruncatedNormal ? new RandomNormalInitializer { Stddev = deviation }
            : new TruncatedNormalInitializer { Stddev = deviation / Truncated };
    }
}
