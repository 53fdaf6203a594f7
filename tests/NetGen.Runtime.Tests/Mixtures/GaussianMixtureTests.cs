namespace NetGen.Runtime.Tests;

/// <summary>What is read from a prediction of a mixture.</summary>
public class GaussianMixtureTests
{
    // Weights 0.2, 0.5, 0.3; each a mean and a deviation for both dimensions.
    private static readonly double[] s_plane =
    [
        0.2,
        0.5,
        0.3, /* means */
        -1,
        2,
        0,
        0,
        3,
        -1, /* deviations */
        0.5,
        1,
        1,
        0.25,
        0.1,
        2,
    ];

    [Fact]
    public void Parts()
    {
        var mixture = new GaussianMixture<double>(s_plane, 3, 2);
        Assert.Equal((3, 2), (mixture.Components, mixture.Dimensions));
        Assert.Equal([0.2, 0.5, 0.3], mixture.Weights);
        Assert.Equal(0.5, mixture.Weight(1));
        Assert.Equal([3, -1], mixture.Mean(2));
        Assert.Equal([0.5, 1], mixture.Deviation(0));
        var second = new GaussianMixture<float>([1, 0, 5, 1, 2, 7], 1, 1, index: 1);
        Assert.Equal((1f, 2f, 7f), (second.Weight(0), second.Mean(0)[0], second.Deviation(0)[0]));
    }

    [Fact]
    public void LogDensity()
    {
        double[] y = [0.5, 1.5];
        double expected = 0;
        for (int k = 0; k < 3; k++)
        {
            double p = s_plane[k];
            for (int j = 0; j < 2; j++)
                p *=
                    Math.Exp(-Math.Pow((y[j] - s_plane[3 + 2 * k + j]) / s_plane[9 + 2 * k + j], 2) / 2)
                    / (s_plane[9 + 2 * k + j] * Math.Sqrt(2 * Math.PI));
            expected += p;
        }
        Assert.Equal(Math.Log(expected), new GaussianMixture<double>(s_plane, 3, 2).LogDensity(y), 1e-14);
        Assert.Equal(-5e7 - 0.9189385332046727, new GaussianMixture<double>([1, 0, 1], 1, 1).LogDensity([1e4]), 1e-7);
        // No weight, no width.
        Assert.Equal(-0.9189385332046727, new GaussianMixture<double>([1, 0, 0, 9, 1, 0], 2, 1).LogDensity([0]), 1e-14);
    }

    [Fact]
    public void MeanAndVariance()
    {
        var mixture = new GaussianMixture<double>(s_plane, 3, 2);
        double[] mean = new double[2],
            variance = new double[2];
        mixture.CopyMeanTo(mean);
        mixture.CopyVarianceTo(variance);
        Assert.Equal(0.7, mean[0], 1e-15);
        Assert.Equal(0.1, mean[1], 1e-15);
        // E y² - mean²: 0.2 (0.25 + 1) + 0.5 · 1 + 0.3 (0.01 + 9) - 0.49, and 0.2 (1 + 4) + 0.5 · 0.0625 + 0.3 (4 + 1) - 0.01.
        Assert.Equal(2.963, variance[0], 1e-14);
        Assert.Equal(2.52125, variance[1], 1e-14);
    }

    // 200,000 draws: four standard errors of mean and variance, and of the share of a component that stands apart.
    [Fact]
    public void SamplesHaveTheMoments()
    {
        var mixture = new GaussianMixture<double>(s_plane, 3, 2);
        const int N = 200_000;
        double[] draws = new double[2 * N],
            mean = new double[2],
            variance = new double[2];
        mixture.Sample(draws, seed: 1);
        mixture.CopyMeanTo(mean);
        mixture.CopyVarianceTo(variance);
        for (int j = 0; j < 2; j++)
        {
            double[] own = [.. Enumerable.Range(0, N).Select(i => draws[2 * i + j])];
            double average = own.Average(),
                spread = own.Average(y => (y - average) * (y - average)),
                fourth = own.Average(y => Math.Pow(y - average, 4));
            Assert.Equal(mean[j], average, 4 * Math.Sqrt(variance[j] / N));
            Assert.Equal(variance[j], spread, 4 * Math.Sqrt((fourth - spread * spread) / N));
        }
        // Within ±0.3 of 3 stand 99.7 % of the third component, and 0.0023 - 0.0005 of the second.
        double near = Enumerable.Range(0, N).Count(i => Math.Abs(draws[2 * i] - 3) < 0.3) / (double)N;
        Assert.Equal(0.3 * 0.9973 + 0.5 * 0.00298, near, 4 * Math.Sqrt(0.21 / N));
    }

    [Fact]
    public void DrawsDependOnSeedAndIndexAlone()
    {
        double[] twice = [.. s_plane, .. s_plane];
        double[] Draw(int index, int seed, int count)
        {
            var draws = new double[2 * count];
            new GaussianMixture<double>(twice, 3, 2, index).Sample(draws, seed);
            return draws;
        }
        Assert.Equal(Draw(0, 1, 10), Draw(0, 1, 10));
        Assert.Equal(Draw(1, 1, 4), Draw(1, 1, 10)[..8]);
        Assert.Empty(Draw(0, 1, 10).Intersect(Draw(1, 1, 10)));
        Assert.Empty(Draw(0, 1, 10).Intersect(Draw(0, 2, 10)));
    }

    [Fact]
    public void ModesOfKnownMixtures()
    {
        // One Gaussian: its mean. Two of one width that stand together, 1 deviation apart, have their only mode in the middle.
        Assert.Equal(2.5, Mode([1, 2.5, 3], 1), 1e-12);
        Assert.Equal(0.5, Mode([0.5, 0.5, 0, 1, 1, 1], 2), 1e-6);
        // Far apart: where the density is higher, not where the weight is: 0.4 / 0.1 against 0.6 / 1.
        Assert.Equal(10, Mode([0.6, 0.4, 0, 10, 1, 0.1], 2), 1e-9);
        // Components without weight have no mode; a pair may make a higher one than a single one that outweighs each.
        Assert.Equal(0, Mode([1, 0, 0, 10, 1, 1e-9], 2), 1e-12);
        Assert.Equal(5, Mode([0.4, 0.3, 0.3, 0, 4.9, 5.1, 1, 1, 1], 3), 1e-4);
    }

    [Fact]
    public void NothingNearTheModeIsHigher()
    {
        var mixture = new GaussianMixture<double>(s_plane, 3, 2);
        double[] mode = new double[2];
        mixture.CopyModeTo(mode);
        double highest = mixture.LogDensity(mode);
        for (double x = -4; x <= 5; x += 0.01)
        for (double y = -6; y <= 6; y += 0.05)
            Assert.True(mixture.LogDensity([x, y]) <= highest + 1e-12);
        // The slope of the density is 0.
        for (int j = 0; j < 2; j++)
        {
            double[] above = [.. mode],
                below = [.. mode];
            above[j] += 1e-4;
            below[j] -= 1e-4;
            Assert.Equal(0, (mixture.LogDensity(above) - mixture.LogDensity(below)) / 2e-4, 1e-7);
        }
    }

    [Fact]
    public void BadInput()
    {
        static void Throws<E>(Action action, string message)
            where E : Exception => Assert.Contains(message, Assert.Throws<E>(action).Message, StringComparison.Ordinal);
        Throws<ArgumentException>(
            () => new GaussianMixture<double>(new double[14], 3, 2),
            "A mixture of 3 Gaussians over 2 values is 15 numbers; 14 are not a whole number of mixtures."
        );
        Throws<ArgumentException>(() => new GaussianMixture<double>([], 1, 1), "is 3 numbers; 0 are not");
        Throws<ArgumentOutOfRangeException>(
            () => new GaussianMixture<double>(new double[30], 3, 2, 2),
            "The outputs are 2 mixtures, counted from 0; there is no mixture 2."
        );
        Throws<ArgumentOutOfRangeException>(() => new GaussianMixture<double>(new double[30], 3, 2, -1), "there is no mixture -1");
        Throws<ArgumentOutOfRangeException>(() => new GaussianMixture<double>(new double[3], 0, 1), "components");
        Throws<ArgumentOutOfRangeException>(() => new GaussianMixture<double>(new double[3], 1, -1), "dimensions");
        Throws<ArgumentException>(
            () => new GaussianMixture<double>(s_plane, 3, 2).LogDensity([1]),
            "The mixture is one over 2 values, but the span holds 1."
        );
        Throws<ArgumentException>(() => new GaussianMixture<double>(s_plane, 3, 2).CopyModeTo(new double[3]), "the span holds 3");
        Throws<ArgumentException>(() => new GaussianMixture<double>(s_plane, 3, 2).CopyMeanTo(new double[3]), "the span holds 3");
        Throws<ArgumentException>(() => new GaussianMixture<double>(s_plane, 3, 2).CopyVarianceTo([]), "the span holds 0");
        Throws<ArgumentException>(
            () => new GaussianMixture<double>(s_plane, 3, 2).Sample(new double[5], 1),
            "A draw is 2 values; the span holds 5"
        );
    }

    private static double Mode(double[] mixture, int components)
    {
        double[] mode = new double[1];
        new GaussianMixture<double>(mixture, components, 1).CopyModeTo(mode);
        return mode[0];
    }
}
