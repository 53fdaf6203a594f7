using System.Numerics;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>The normal distribution with mean 0 and deviation 1: what the latent values of a variational autoencoder are drawn from, and
/// what a generator starts from.</summary>
public static class NormalDistribution
{
    /// <summary>Keeps the draws apart from those of layers and data sets with the same seed.</summary>
    private const long Stream = 0x4E4F524D;

    /// <summary>Fills a span with independent draws.</summary>
    /// <param name="values">Overwritten.</param>
    /// <param name="seed">The same seed gives the same values, on every machine; more values go on where fewer end.</param>
    /// <typeparam name="T">float or double.</typeparam>
    public static void Fill<T>(Span<T> values, int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Philox(seed, Stream);
        foreach (ref T value in values)
            value = T.CreateTruncating(random.NextNormal());
    }

    /// <summary>The value that a draw is below with this probability: 0 for 0.5, 1.645 for 0.95. Evenly spaced probabilities give values
    /// that stand for equal shares of all draws. To full precision (Wichura, "Algorithm AS 241: The Percentage Points of the Normal
    /// Distribution", 1988).</summary>
    /// <param name="probability">Between 0 and 1; these two give minus and plus infinity.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public static double Quantile(double probability)
    {
        if (!(probability is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(
                nameof(probability),
                probability,
                $"A probability lies between 0 and 1, but this one is {probability}."
            );
        double q = probability - 0.5;
        if (Math.Abs(q) <= 0.425)
            return q * Ratio(CentreTop, CentreBottom, 0.180625 - q * q);
        double tail = Math.Min(probability, 1 - probability),
            r = Math.Sqrt(-Math.Log(tail));
        double x =
            tail == 0 ? double.PositiveInfinity
            : r <= 5 ? Ratio(MiddleTop, MiddleBottom, r - 1.6)
            : Ratio(FarTop, FarBottom, r - 5);
        return q < 0 ? -x : x;
    }

    private static ReadOnlySpan<double> CentreTop =>
        [
            2509.0809287301226727,
            33430.575583588128105,
            67265.770927008700853,
            45921.953931549871457,
            13731.693765509461125,
            1971.5909503065514427,
            133.14166789178437745,
            3.3871328727963666080,
        ];

    private static ReadOnlySpan<double> CentreBottom =>
        [
            5226.4952788528545610,
            28729.085735721942674,
            39307.895800092710610,
            21213.794301586595867,
            5394.1960214247511077,
            687.18700749205790830,
            42.313330701600911252,
            1,
        ];

    private static ReadOnlySpan<double> MiddleTop =>
        [
            7.74545014278341407640e-4,
            2.27238449892691845833e-2,
            0.241780725177450611770,
            1.27045825245236838258,
            3.64784832476320460504,
            5.76949722146069140550,
            4.63033784615654529590,
            1.42343711074968357734,
        ];

    private static ReadOnlySpan<double> MiddleBottom =>
        [
            1.05075007164441684324e-9,
            5.47593808499534494600e-4,
            1.51986665636164571966e-2,
            0.148103976427480074590,
            0.689767334985100004550,
            1.67638483018380384940,
            2.05319162663775882187,
            1,
        ];

    private static ReadOnlySpan<double> FarTop =>
        [
            2.01033439929228813265e-7,
            2.71155556874348757815e-5,
            1.24266094738807843860e-3,
            2.65321895265761230930e-2,
            0.296560571828504891230,
            1.78482653991729133580,
            5.46378491116411436990,
            6.65790464350110377720,
        ];

    private static ReadOnlySpan<double> FarBottom =>
        [
            2.04426310338993978564e-15,
            1.42151175831644588870e-7,
            1.84631831751005468180e-5,
            7.86869131145613259100e-4,
            1.48753612908506148525e-2,
            0.136929880922735805310,
            0.599832206555887937690,
            1,
        ];

    private static double Ratio(ReadOnlySpan<double> top, ReadOnlySpan<double> bottom, double r) =>
        Polynomial(top, r) / Polynomial(bottom, r);

    private static double Polynomial(ReadOnlySpan<double> coefficients, double r)
    {
        double value = 0;
        foreach (double coefficient in coefficients)
            value = value * r + coefficient;
        return value;
    }
}
