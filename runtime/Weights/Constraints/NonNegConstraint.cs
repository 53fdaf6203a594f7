using System.ComponentModel;

namespace NetGen.CompilerServices;

/// <summary>Keras' non_neg: what is negative becomes 0.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NonNegConstraint : WeightConstraint
{
    internal override void Apply<T>(in WeightBlock<T> weights) =>
        Loop.Run<T, AtLeastZero<T>>(new(weights.Start), 0, 1, weights.Rows * weights.Pitch);
}
