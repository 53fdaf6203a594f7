namespace NetGen.Runtime.Tests;

public class NormalDistributionTests
{
    // Abramowitz and Stegun, table 26.5, and, to 16 digits, Python's statistics.NormalDist().inv_cdf.
    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.6, 0.2533471031357998)]
    [InlineData(0.05, -1.6448536269514726)]
    [InlineData(0.95, 1.6448536269514715)]
    [InlineData(0.975, 1.9599639845400536)]
    [InlineData(1e-9, -5.997807015007686)]
    [InlineData(1e-300, -37.0470962993612)]
    [InlineData(0, double.NegativeInfinity)]
    [InlineData(1, double.PositiveInfinity)]
    public void Quantiles(double probability, double expected) =>
        Assert.Equal(expected, NormalDistribution.Quantile(probability), 1e-14 * Math.Max(1, Math.Min(Math.Abs(expected), 100)));

    /// <summary>The share of the density below a quantile, by Simpson's rule, is the probability.</summary>
    [Fact]
    public void QuantilesPartTheDensity()
    {
        for (double p = 0.001; p < 1; p += 0.037)
        {
            const int Steps = 2_000;
            double q = NormalDistribution.Quantile(p),
                h = q / Steps,
                sum = 0;
            for (int i = 0; i <= Steps; i++)
                sum +=
                    (
                        i == 0 || i == Steps ? 1
                        : i % 2 == 1 ? 4
                        : 2
                    ) * Math.Exp(-0.5 * i * h * i * h);
            Assert.Equal(p, 0.5 + sum * h / 3 / Math.Sqrt(2 * Math.PI), 1e-13);
        }
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void NoProbability(double value) =>
        Assert.StartsWith(
            "A probability lies between 0 and 1, but this one is ",
            Assert.Throws<ArgumentOutOfRangeException>("probability", () => NormalDistribution.Quantile(value)).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void DrawsAreNormal()
    {
        var draws = new double[40_000];
        NormalDistribution.Fill(draws, seed: 3);
        Assert.Equal(0, draws.Average(), 5 / Math.Sqrt(draws.Length));
        Assert.Equal(1, draws.Average(x => x * x), 5 * Math.Sqrt(2.0 / draws.Length));
        double below = draws.Count(x => x < NormalDistribution.Quantile(0.9)) / (double)draws.Length;
        Assert.Equal(0.9, below, 5 * Math.Sqrt(0.09 / draws.Length));

        float[] few = new float[10],
            other = new float[10];
        NormalDistribution.Fill(few, seed: 3);
        NormalDistribution.Fill(other, seed: 4);
        Assert.Equal(draws.Take(10).Select(x => (float)x), few);
        Assert.Empty(few.Intersect(other));
    }
}
