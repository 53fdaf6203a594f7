using System.ComponentModel;

namespace NetGen.CompilerServices;

/// <summary>Keras' max_norm: the norm of each column is at most a limit.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MaxNormConstraint : WeightConstraint
{
    /// <summary>The limit.</summary>
    public double MaxValue { get; init; }

    internal override void Apply<T>(in WeightBlock<T> weights) => ColumnNorms<T>.Apply(weights, new(0, MaxValue, 1, 0));
}
