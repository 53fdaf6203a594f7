using System.Numerics;

namespace NetGen;

/// <summary>Predictions of many samples on several threads.</summary>
public static class ParallelPrediction
{
    /// <summary><see cref="INetwork{T}.Predict"/> with the samples divided among threads of the pool, this one included: the same bits,
    /// and the same exceptions before anything is written. What is too little work for several threads stays on this one; so do outputs
    /// that take the place of their samples. Allocates a few hundred bytes; safe from any number of threads while nothing trains.</summary>
    /// <param name="network">The network.</param>
    /// <param name="input">n whole samples.</param>
    /// <param name="output">Receives n whole outputs.</param>
    /// <param name="maxDegreeOfParallelism">The most threads, 1 or more.</param>
    /// <exception cref="ArgumentException">What <see cref="INetwork{T}.Predict"/> refuses.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxDegreeOfParallelism"/> is less than 1.</exception>
    public static void Predict<T>(this INetwork<T> network, ReadOnlySpan<T> input, Span<T> output, int maxDegreeOfParallelism)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxDegreeOfParallelism, 1);
        network.Engine.Predict(input, output, maxDegreeOfParallelism);
    }
}
