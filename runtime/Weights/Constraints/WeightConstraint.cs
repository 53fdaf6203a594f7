using System.ComponentModel;
using System.Numerics;

namespace NetGen.CompilerServices;

/// <summary>What a weight tensor is held to after every training step.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class WeightConstraint
{
    /// <summary>Keras' epsilon.</summary>
    internal const double Epsilon = 1e-7;

    private protected WeightConstraint() { }

    /// <summary>Changes the values as little as the constraint asks.</summary>
    internal abstract void Apply<T>(in WeightBlock<T> weights)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
