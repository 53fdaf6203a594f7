namespace NetGen;

/// <summary>The initializers that have parameters, under Keras' names and with Keras' defaults. Those without are members of
/// <see cref="Initializer"/>.</summary>
/// <typeparam name="TTensor">The tensor that starts so.</typeparam>
public abstract class InitializersOf<TTensor>
{
    private protected InitializersOf() { }

    /// <summary>All values start at one.</summary>
    /// <param name="value">That value, between -1e30 and 1e30.</param>
    public sealed class ConstantAttribute(double value = 0) : RefinementAttribute
    {
        /// <summary>The value.</summary>
        public double Value { get; } = value;
    }

    /// <summary>Normal.</summary>
    /// <param name="mean">The mean.</param>
    /// <param name="stddev">The standard deviation, at least 0.</param>
    public sealed class RandomNormalAttribute(double mean = 0, double stddev = 0.05) : RefinementAttribute
    {
        /// <summary>The mean.</summary>
        public double Mean { get; } = mean;

        /// <summary>The standard deviation.</summary>
        public double Stddev { get; } = stddev;
    }

    /// <summary>Normal, redrawn beyond two standard deviations from the mean.</summary>
    /// <param name="mean">The mean.</param>
    /// <param name="stddev">The standard deviation before truncation, at least 0; what is left has 0.8796 of it.</param>
    public sealed class TruncatedNormalAttribute(double mean = 0, double stddev = 0.05) : RefinementAttribute
    {
        /// <summary>The mean.</summary>
        public double Mean { get; } = mean;

        /// <summary>The standard deviation before truncation.</summary>
        public double Stddev { get; } = stddev;
    }

    /// <summary>Uniform in [minval, maxval).</summary>
    /// <param name="minval">The smallest value.</param>
    /// <param name="maxval">The end of the values, at least <paramref name="minval"/>.</param>
    public sealed class RandomUniformAttribute(double minval = -0.05, double maxval = 0.05) : RefinementAttribute
    {
        /// <summary>The smallest value.</summary>
        public double Minval { get; } = minval;

        /// <summary>The end of the values.</summary>
        public double Maxval { get; } = maxval;
    }

    /// <summary>Values of the variance scale / n, where n is the number of inputs or outputs of a unit: the form that Glorot, He and LeCun
    /// have in common.</summary>
    /// <param name="scale">The variance of a unit's sum of n values; positive.</param>
    /// <param name="mode">What n is.</param>
    /// <param name="distribution">How values are drawn.</param>
    public sealed class VarianceScalingAttribute(
        double scale = 1,
        FanMode mode = FanMode.FanIn,
        VarianceDistribution distribution = VarianceDistribution.TruncatedNormal
    ) : RefinementAttribute
    {
        /// <summary>The variance of a unit's sum of n values.</summary>
        public double Scale { get; } = scale;

        /// <summary>What n is.</summary>
        public FanMode Mode { get; } = mode;

        /// <summary>How values are drawn.</summary>
        public VarianceDistribution Distribution { get; } = distribution;
    }

    /// <summary>Orthonormal rows or columns, by QR of a normal matrix, times a factor (Saxe et al., 2014). For tensors of two axes and
    /// more; all but the last are taken as one.</summary>
    /// <param name="gain">The factor.</param>
    public sealed class OrthogonalAttribute(double gain = 1) : RefinementAttribute
    {
        /// <summary>The factor.</summary>
        public double Gain { get; } = gain;
    }

    /// <summary>A value on the diagonal, and 0 elsewhere. For tensors of two axes.</summary>
    /// <param name="gain">The value.</param>
    public sealed class IdentityAttribute(double gain = 1) : RefinementAttribute
    {
        /// <summary>The value.</summary>
        public double Gain { get; } = gain;
    }
}
