using System.Numerics;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>Predictions with their uncertainty.</summary>
public static class MonteCarloPrediction
{
    /// <summary>The most samples that go through at once.</summary>
    private const int Chunk = 64;

    /// <summary>Predicts many times with dropout and all other noise on, and gives mean and variance of what comes out (Gal and
    /// Ghahramani, "Dropout as a Bayesian approximation", 2016). Everything but noise is as in inference: batch normalisation takes its
    /// moving averages. The same seed gives the same bits.</summary>
    /// <param name="network">A network with noise: Dropout, SpatialDropout1D and 2D, DropConnect, GaussianNoise, Corruption,
    /// Reparameterize, or recurrent layers with dropout.</param>
    /// <param name="input">n whole samples.</param>
    /// <param name="samples">How many predictions are drawn of each; 2 or more.</param>
    /// <param name="mean">Their means: n whole outputs.</param>
    /// <param name="variance">Their variances, Σ (y - mean)² / samples, laid out as the means are. What noise the targets themselves have
    /// is not in it.</param>
    /// <param name="seed">Another seed draws other noise.</param>
    /// <exception cref="InvalidOperationException">The network has no noise.</exception>
    /// <exception cref="ArgumentException">A length does not fit, or an index is out of range; nothing has been written.</exception>
    public static void PredictMonteCarlo<T>(
        this INetwork<T> network,
        ReadOnlySpan<T> input,
        int samples,
        Span<T> mean,
        Span<T> variance,
        int seed = 0
    )
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        Engine<T> engine = network.Engine;
        ProgramInfo info = engine.Info;
        Engine<T> noise =
            engine.NoiseProgram
            ?? throw new InvalidOperationException(
                $"{info.Name} has no noise, so that all predictions would be the same and their variances 0. Give it a [Dropout], or use "
                    + $"{nameof(network.Predict)}."
            );
        if (samples < 2)
            throw new ArgumentOutOfRangeException(nameof(samples), samples, $"A variance takes 2 predictions or more, not {samples}.");
        int n = input.Length / info.InputLength;
        if (n * info.InputLength != input.Length)
            throw new ArgumentException(
                $"{info.Name} takes samples of {info.InputLength} values; {input.Length} values are not a whole number of them.",
                nameof(input)
            );
        CheckLength(mean.Length, nameof(mean));
        CheckLength(variance.Length, nameof(variance));
        engine.Checks.Inputs(input);
        if (n == 0)
            return;
        int capacity = Math.Min(n, Chunk);
        using TrainingSession<T> session = noise.Train(capacity, isWhole: true);
        for (int start = 0; start < n; start += capacity)
        {
            int count = Math.Min(capacity, n - start),
                first = start * info.OutputLength,
                length = count * info.OutputLength;
            input.Slice(start * info.InputLength, count * info.InputLength).CopyTo(session.Inputs(count));
            Draw(
                session,
                count,
                samples,
                ((long)seed << 32) + (long)(start / capacity) * samples,
                mean.Slice(first, length),
                variance.Slice(first, length)
            );
        }

        void CheckLength(int length, string name)
        {
            if (length != n * info.OutputLength)
                throw new ArgumentException(
                    $"{info.Name} makes {info.OutputLength} values of each sample, {n * info.OutputLength} of these {n}; the span holds "
                        + $"{length}.",
                    name
                );
        }
    }

    // Welford's sums, in double.
    private static void Draw<T>(TrainingSession<T> session, int n, int samples, long step, Span<T> mean, Span<T> variance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var output = new T[mean.Length];
        double[] means = new double[mean.Length],
            squares = new double[mean.Length];
        for (int k = 1; k <= samples; k++)
        {
            session.Forward(n, step + k);
            session.Outputs(n, output);
            for (int i = 0; i < output.Length; i++)
            {
                double y = double.CreateTruncating(output[i]),
                    away = y - means[i];
                means[i] += away / k;
                squares[i] += away * (y - means[i]);
            }
        }
        for (int i = 0; i < output.Length; i++)
            (mean[i], variance[i]) = (T.CreateTruncating(means[i]), T.CreateTruncating(squares[i] / samples));
    }
}
