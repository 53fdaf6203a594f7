using System.Numerics;

namespace NetGen.CompilerServices;

/// <summary>What becomes of a row's values in the last pass of <see cref="Softmax"/>, once it is known what they add up to.</summary>
internal interface ISoftmaxForm<V, T>
    where V : struct, IVec<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Whether the last pass takes the exponentials, which are then kept in the place of the result; x - max otherwise. Constant,
    /// so that only the code of one is made.</summary>
    static abstract bool TakesExponentials { get; }

    /// <summary>What the last pass is given of each row, from the sums of their exponentials: a lane a row.</summary>
    V OfSums(V sums);

    /// <summary>The result, from e^(x - max) or x - max and from what <see cref="OfSums"/> gives of the row.</summary>
    static abstract V Result(V value, V ofSum);
}

/// <summary>scale · e^(x - max) / sum.</summary>
internal readonly struct ScaledSoftmax<V, T>(T scale) : ISoftmaxForm<V, T>
    where V : struct, IVec<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static bool TakesExponentials => true;

    public V OfSums(V sums) => V.Create(scale) / sums;

    public static V Result(V value, V ofSum) => value * ofSum;
}

/// <summary>x - max - ln sum.</summary>
internal readonly struct LogSoftmax<V, T> : ISoftmaxForm<V, T>
    where V : struct, IVec<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static bool TakesExponentials => false;

    public V OfSums(V sums) => VecMath.Log<V, T>(sums);

    public static V Result(V value, V ofSum) => value - ofSum;
}
