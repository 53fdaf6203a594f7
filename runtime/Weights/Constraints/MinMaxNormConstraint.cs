using System.ComponentModel;

namespace NetGen.CompilerServices;

/// <summary>Keras' min_max_norm: the norm of each column is brought between two limits, or a part of the way there.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MinMaxNormConstraint : WeightConstraint
{
    /// <summary>The smallest norm.</summary>
    public double MinValue { get; init; }

    /// <summary>The largest norm.</summary>
    public double MaxValue { get; init; } = 1;

    /// <summary>The part of the way that a step goes.</summary>
    public double Rate { get; init; } = 1;

    internal override void Apply<T>(in WeightBlock<T> weights) => ColumnNorms<T>.Apply(weights, new(MinValue, MaxValue, Rate, Epsilon));
}
