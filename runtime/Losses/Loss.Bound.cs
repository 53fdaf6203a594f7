using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.CompilerServices;

namespace NetGen;

public abstract partial class Loss
{
    // .NET looks a generic virtual method up at each call, in a table that all code shares and that now and then is allocated anew, in the
    // midst of a step. Delegates have found it.
    private readonly LossFunction<float>?[] _ofFloats = new LossFunction<float>?[2];
    private readonly LossFunction<double>?[] _ofDoubles = new LossFunction<double>?[2];

    /// <summary>The loss of a batch, with its gradient.</summary>
    internal delegate T LossFunction<T>(in LossBatch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary><see cref="Batch"/>, found.</summary>
    internal LossFunction<T> Unweighted<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Bound<T>()[0] ??= Batch;

    /// <summary>The one or the other, as the batch has weights or not.</summary>
    internal T Judge<T>(in LossBatch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        batch.Weights.IsEmpty ? Unweighted<T>()(batch) : (Bound<T>()[1] ??= WeightedBatch)(batch);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private LossFunction<T>?[] Bound<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        typeof(T) == typeof(float) ? (LossFunction<T>?[])(object)_ofFloats : (LossFunction<T>?[])(object)_ofDoubles;
}
