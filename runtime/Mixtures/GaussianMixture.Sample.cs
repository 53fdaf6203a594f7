using NetGen.CompilerServices;

namespace NetGen;

public readonly ref partial struct GaussianMixture<T>
{
    /// <summary>Keeps the draws apart from those of layers, shuffles and splits with the same seed.</summary>
    private const uint Stream = 0x4D495831;

    /// <summary>Draws from the mixture: a component with its weight's probability, then values from it (Box and Muller, 1958). The numbers
    /// come from a counter (Philox): draw i of the mixture at an index depends on the seed, on i and on the index alone, so that the
    /// mixtures of a batch have draws of their own.</summary>
    /// <param name="draws">Receives draws of D values each, as many as there is room for.</param>
    /// <param name="seed">The same seed gives the same draws.</param>
    /// <exception cref="ArgumentException"><paramref name="draws"/> is not a whole number of draws, or lies in the mixture
    /// itself.</exception>
    public void Sample(Span<T> draws, int seed)
    {
        if (draws.Length % Dimensions != 0)
            throw new ArgumentException(
                $"A draw is {Dimensions} values; the span holds {draws.Length}, which are not a whole number of draws.",
                nameof(draws)
            );
        Overlap.Refuse(_own, draws, "outputs", nameof(draws), mayBeginTogether: false);
        uint position = 0;
        for (int start = 0; start < draws.Length; start += Dimensions)
        {
            int k = Component(Uniforms(seed, position++).First);
            ReadOnlySpan<T> mean = Mean(k),
                deviation = Deviation(k);
            for (int j = 0; j < Dimensions; j += 2)
            {
                (double u, double v) = Uniforms(seed, position++);
                double radius = Math.Sqrt(-2 * Math.Log(1 - u));
                (double sin, double cos) = Math.SinCos(2 * Math.PI * v);
                draws[start + j] = mean[j] + deviation[j] * T.CreateTruncating(radius * cos);
                if (j + 1 < Dimensions)
                    draws[start + j + 1] = mean[j + 1] + deviation[j + 1] * T.CreateTruncating(radius * sin);
            }
        }
    }

    private (double First, double Second) Uniforms(int seed, uint position)
    {
        (uint a, uint b, uint c, uint d) = Philox.Block(seed, position, Stream, _index);
        return (Philox.Uniform(a, b), Philox.Uniform(c, d));
    }

    // Weights add up to 1 but for rounding.
    private int Component(double u)
    {
        double sum = 0;
        foreach (T weight in Weights)
            sum += double.CreateTruncating(weight);
        double left = u * sum;
        for (int k = 0; k < Components; k++)
            if ((left -= double.CreateTruncating(Weight(k))) < 0)
                return k;
        return Components - 1;
    }
}
