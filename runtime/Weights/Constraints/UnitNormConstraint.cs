using System.ComponentModel;

namespace NetGen.CompilerServices;

/// <summary>Keras' unit_norm: the norm of each column is 1.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class UnitNormConstraint : WeightConstraint
{
    internal override void Apply<T>(in WeightBlock<T> weights) => ColumnNorms<T>.Apply(weights, new(1, 1, 1, Epsilon));
}
