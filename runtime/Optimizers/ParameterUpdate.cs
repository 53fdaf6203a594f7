using System.Numerics;

namespace NetGen;

/// <summary><see cref="Optimizer.Step"/> of an optimizer.</summary>
internal delegate void ParameterUpdate<T>(in OptimizerStep<T> step)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>;
