namespace NetGen;

/// <summary>What a tensor is held to after every training step, under Keras' names. A norm is that of a column: of one unit's kernel, that
/// is, for each index of the last axis; a bias of one axis has one norm.</summary>
/// <typeparam name="TTensor">The tensor.</typeparam>
/// <remarks>Keras takes norms over the first axis unless told otherwise, which for a kernel of two axes is the same, and for convolutions
/// is not what its own documentation recommends.</remarks>
public abstract class ConstraintsOf<TTensor>
{
    private protected ConstraintsOf() { }

    /// <summary>Negative values become 0.</summary>
    public sealed class NonNegAttribute : RefinementAttribute;

    /// <summary>Each norm becomes 1: w / (1e-7 + |w|).</summary>
    public sealed class UnitNormAttribute : RefinementAttribute;

    /// <summary>Each norm |w| becomes rate · clip(|w|, minValue, maxValue) + (1 - rate) · |w|.</summary>
    /// <param name="minValue">The smallest norm, at least 0. A column of zeros stays one.</param>
    /// <param name="maxValue">The largest norm, at least <paramref name="minValue"/>.</param>
    /// <param name="rate">The part of the way that a step goes, between 0 and 1.</param>
    public sealed class MinMaxNormAttribute(double minValue = 0, double maxValue = 1, double rate = 1) : RefinementAttribute
    {
        /// <summary>The smallest norm.</summary>
        public double MinValue { get; } = minValue;

        /// <summary>The largest norm.</summary>
        public double MaxValue { get; } = maxValue;

        /// <summary>The part of the way that a step goes.</summary>
        public double Rate { get; } = rate;
    }
}
