using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.CompilerServices;

namespace NetGen;

public abstract partial class Loss
{
    // .NET looks a generic virtual method up at each call, in a table that all code shares and that now and then is allocated anew, in the
    // midst of a step. Delegates have found it.
    private readonly Found<float> _ofFloats = new();
    private readonly Found<double> _ofDoubles = new();

    /// <summary>The loss of a batch, with its gradient.</summary>
    internal delegate T LossFunction<T>(in LossBatch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary><see cref="Batch"/>, found.</summary>
    internal LossFunction<T> Unweighted<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Functions<T>().Unweighted ??= Batch;

    /// <summary>The one or the other, as the batch has weights or not.</summary>
    internal T Judge<T>(in LossBatch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        batch.Weights.IsEmpty ? Unweighted<T>()(batch) : (Functions<T>().Weighted ??= WeightedBatch)(batch);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Found<T> Functions<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        typeof(T) == typeof(float) ? (Found<T>)(object)_ofFloats : (Found<T>)(object)_ofDoubles;

    private sealed class Found<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public LossFunction<T>? Unweighted { get; set; }

        public LossFunction<T>? Weighted { get; set; }
    }
}
