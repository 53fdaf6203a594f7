using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>A mixture of M Gaussians over D values, p(y) = Σ_k w_k Π_j N(y_j; μ_kj, σ_kj): what a network that ends in [MixtureDensity]
/// predicts, read where it lies. Such a network's class makes it of its outputs: <c>Net.MixtureOf(outputs)</c>. Nothing here changes the
/// outputs, and nothing is allocated for up to 256 dimensions.</summary>
/// <typeparam name="T">float or double; what is computed is computed in double.</typeparam>
public readonly ref partial struct GaussianMixture<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const double LogRootTwoPi = 0.9189385332046727;
    private readonly ReadOnlySpan<T> _own,
        _means,
        _deviations;
    private readonly int _index;

    /// <summary>One of the mixtures that lie one after another: for each M weights, M times D means, M times D deviations.</summary>
    /// <param name="outputs">Whole mixtures, M (1 + 2 D) numbers each.</param>
    /// <param name="components">M, at least 1.</param>
    /// <param name="dimensions">D, at least 1.</param>
    /// <param name="index">Which of them, counted from 0.</param>
    /// <exception cref="ArgumentException"><paramref name="outputs"/> is not a whole number of mixtures.</exception>
    /// <exception cref="ArgumentOutOfRangeException">M or D is not positive, or there is no mixture at
    /// <paramref name="index"/>.</exception>
    public GaussianMixture(ReadOnlySpan<T> outputs, int components, int dimensions, int index = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(components);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dimensions);
        long length = components * (1 + 2L * dimensions);
        if (outputs.IsEmpty || outputs.Length % length != 0)
            throw new ArgumentException(
                $"A mixture of {components} Gaussians over {dimensions} value{(dimensions == 1 ? "" : "s")} is {length} numbers; "
                    + $"{outputs.Length} are not a whole number of mixtures.",
                nameof(outputs)
            );
        if (index < 0 || index >= outputs.Length / length)
            throw new ArgumentOutOfRangeException(
                nameof(index),
                index,
                $"The outputs are {outputs.Length / length} mixtures, counted from 0; there is no mixture {index}."
            );
        ReadOnlySpan<T> own = outputs.Slice(index * (int)length, (int)length);
        (Dimensions, _index) = (dimensions, index);
        _own = own;
        Weights = own[..components];
        _means = own.Slice(components, components * dimensions);
        _deviations = own[(components * (1 + dimensions))..];
    }

    /// <summary>M, the number of Gaussians.</summary>
    public int Components => Weights.Length;

    /// <summary>D, the number of values that the mixture is a distribution over.</summary>
    public int Dimensions { get; }

    /// <summary>How likely each Gaussian is; they add up to 1.</summary>
    public ReadOnlySpan<T> Weights { get; }

    /// <summary>How likely Gaussian <paramref name="k"/> is.</summary>
    public T Weight(int k) => Weights[k];

    /// <summary>Where Gaussian <paramref name="k"/> stands: D values.</summary>
    public ReadOnlySpan<T> Mean(int k) => _means.Slice(k * Dimensions, Dimensions);

    /// <summary>The standard deviations of Gaussian <paramref name="k"/>: D values.</summary>
    public ReadOnlySpan<T> Deviation(int k) => _deviations.Slice(k * Dimensions, Dimensions);

    /// <summary>ln p(y), in nats.</summary>
    /// <param name="y">D values.</param>
    /// <exception cref="ArgumentException"><paramref name="y"/> has another length.</exception>
    public T LogDensity(ReadOnlySpan<T> y)
    {
        Check(y.Length, nameof(y));
        return T.CreateTruncating(LogDensityOf(y));
    }

    /// <summary>Writes the mean of the mixture, Σ w μ: what least squares would predict.</summary>
    /// <param name="mean">Receives D values.</param>
    /// <exception cref="ArgumentException"><paramref name="mean"/> has another length, or lies in the mixture itself.</exception>
    public void CopyMeanTo(Span<T> mean)
    {
        Check(mean, nameof(mean));
        for (int j = 0; j < Dimensions; j++)
            mean[j] = T.CreateTruncating(MeanOf(j));
    }

    /// <summary>Writes the variances of the mixture, Σ w (σ² + (μ - mean)²).</summary>
    /// <param name="variance">Receives D values.</param>
    /// <exception cref="ArgumentException"><paramref name="variance"/> has another length, or lies in the mixture itself.</exception>
    public void CopyVarianceTo(Span<T> variance)
    {
        Check(variance, nameof(variance));
        for (int j = 0; j < Dimensions; j++)
        {
            double mean = MeanOf(j),
                sum = 0;
            for (int k = 0; k < Components; k++)
            {
                double deviation = double.CreateTruncating(Deviation(k)[j]),
                    away = double.CreateTruncating(Mean(k)[j]) - mean;
                sum += double.CreateTruncating(Weight(k)) * (deviation * deviation + away * away);
            }
            variance[j] = T.CreateTruncating(sum);
        }
    }

    /// <summary>How many deviations y_j is away from a component's mean, and that deviation, which counts as positive even where it has
    /// underflown.</summary>
    internal (double Q, double Deviation) Standardized<U>(int k, int j, ReadOnlySpan<U> y)
        where U : unmanaged, IBinaryFloatingPointIeee754<U>
    {
        double deviation = Math.Max(double.CreateTruncating(Deviation(k)[j]), 1e-300);
        return ((double.CreateTruncating(y[j]) - double.CreateTruncating(Mean(k)[j])) / deviation, deviation);
    }

    /// <summary>The logarithm of a component's density at y.</summary>
    internal double LogComponent<U>(int k, ReadOnlySpan<U> y)
        where U : unmanaged, IBinaryFloatingPointIeee754<U>
    {
        double sum = 0;
        for (int j = 0; j < Dimensions; j++)
        {
            (double q, double deviation) = Standardized(k, j, y);
            sum -= q * q / 2 + Math.Log(deviation) + LogRootTwoPi;
        }
        return sum;
    }

    /// <summary>That of the mixture, by log-sum-exp.</summary>
    internal double LogDensityOf<U>(ReadOnlySpan<U> y)
        where U : unmanaged, IBinaryFloatingPointIeee754<U>
    {
        double most = double.NegativeInfinity,
            sum = 0;
        for (int k = 0; k < Components; k++)
        {
            double term = Math.Log(double.CreateTruncating(Weight(k))) + LogComponent(k, y);
            if (double.IsNegativeInfinity(term))
                continue;
            if (term > most)
                (most, sum) = (term, sum * Math.Exp(most - term) + 1);
            else
                sum += Math.Exp(term - most);
        }
        return most + Math.Log(sum);
    }

    private double MeanOf(int j)
    {
        double sum = 0;
        for (int k = 0; k < Components; k++)
            sum += double.CreateTruncating(Weight(k)) * double.CreateTruncating(Mean(k)[j]);
        return sum;
    }

    private void Check(int length, string argument)
    {
        if (length != Dimensions)
            Refuse(Dimensions, length, argument);
    }

    // What is written must not be what is read.
    private void Check(ReadOnlySpan<T> written, string argument)
    {
        Check(written.Length, argument);
        Overlap.Refuse(_own, written, "outputs", argument, mayBeginTogether: false);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Refuse(int dimensions, int length, string argument) =>
        throw new ArgumentException(
            $"The mixture is one over {dimensions} value{(dimensions == 1 ? "" : "s")}, but the span holds {length}.",
            argument
        );
}
