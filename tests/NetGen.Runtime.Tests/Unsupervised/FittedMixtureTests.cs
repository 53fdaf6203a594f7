using System.Text.Json;

namespace NetGen.Runtime.Tests;

public class FittedMixtureTests
{
    private static readonly JsonElement s_fixture = JsonFixture.Read("clusters");

    [Theory]
    [InlineData(CovarianceType.Diagonal, "diag")]
    [InlineData(CovarianceType.Full, "full")]
    public void ItEndsWhereScikitLearnDoes(CovarianceType type, string name)
    {
        JsonElement theirs = s_fixture.GetProperty("mixtures").GetProperty(name);
        GaussianMixture mixture = new GaussianMixture(3, type, maxIterations: 2000, tolerance: 1e-12).Fit(KMeansTests.Fixture);
        Assert.True(mixture.Converged);
        // Clusters have no order: by their first mean.
        int[] ours = [.. Enumerable.Range(0, 3).OrderBy(k => mixture.Means[k][0])],
            order = [.. Enumerable.Range(0, 3).OrderBy(k => theirs.GetProperty("means")[k][0].GetDouble())];
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(theirs.GetProperty("weights")[order[i]].GetDouble(), mixture.Weights[ours[i]], 1e-5);
            Near.Equal(theirs.GetProperty("means")[order[i]].Numbers(), mixture.Means[ours[i]], 1e-5);
            double[] covariance = theirs.GetProperty("covariances")[order[i]].Numbers();
            for (int j = 0; j < 3; j++)
            for (int m = 0; m < 3; m++)
                Assert.Equal(
                    type == CovarianceType.Full ? covariance[j * 3 + m]
                        : j == m ? covariance[j]
                        : 0,
                    mixture.Covariances[ours[i]][j, m],
                    1e-5
                );
        }
        double[][] rows = [.. s_fixture.GetProperty("data").EnumerateArray().Select(row => row.Numbers())];
        Assert.Equal(theirs.GetProperty("score").GetDouble(), rows.Average(row => mixture.LogDensity(row)), 1e-8);
        Assert.Equal(mixture.LogLikelihoods[^1], rows.Average(row => mixture.LogDensity(row)), 1e-10);
        Assert.Equal(theirs.GetProperty("aic").GetDouble(), mixture.Aic(KMeansTests.Fixture), 1e-5);
        Assert.Equal(theirs.GetProperty("bic").GetDouble(), mixture.Bic(KMeansTests.Fixture), 1e-5);
        for (int i = 0; i < 5; i++)
        {
            double[] shares = mixture.Responsibilities(rows[i]);
            Near.Equal([.. order.Select(k => theirs.GetProperty("proba")[i][k].GetDouble())], [.. ours.Select(k => shares[k])], 1e-5);
            Assert.Equal(shares.Max(), shares[mixture.Predict(rows[i])]);
        }
    }

    [Theory]
    [InlineData(CovarianceType.Diagonal)]
    [InlineData(CovarianceType.Full)]
    public void TheLikelihoodRisesAtEveryStep(CovarianceType type)
    {
        for (int components = 1; components <= 6; components++)
        {
            GaussianMixture mixture = new GaussianMixture(components, type, 60, tolerance: 0, regularization: 0, seed: components).Fit(
                KMeansTests.Fixture
            );
            for (int i = 1; i < mixture.LogLikelihoods.Count; i++)
                Assert.True(
                    mixture.LogLikelihoods[i] >= mixture.LogLikelihoods[i - 1] - 1e-12,
                    $"{components} components, step {i}: {mixture.LogLikelihoods[i - 1]:R} became {mixture.LogLikelihoods[i]:R}."
                );
            Assert.Equal(1, mixture.Weights.Sum(), 1e-12);
        }
    }

    /// <summary>With one component the mixture is the normal distribution of the data.</summary>
    [Fact]
    public void OneComponentIsMeanAndCovariance()
    {
        GaussianMixture mixture = new GaussianMixture(1, regularization: 0).Fit(KMeansTests.Set(2, [0, 0, 2, 1, 4, 5]));
        Near.Equal([2, 2], mixture.Means[0]);
        Near.Equal([8 / 3.0, 10 / 3.0, 10 / 3.0, 14 / 3.0], [.. mixture.Covariances[0].Cast<double>()]);
        double determinant = 8 / 3.0 * 14 / 3.0 - 100 / 9.0;
        Assert.Equal(-Math.Log(2 * Math.PI) - Math.Log(determinant) / 2, mixture.LogDensity([2, 2]), 1e-12);
        // At (3, 2): half of the first element of the inverse.
        Assert.Equal(mixture.LogDensity([2, 2]) - 14 / 3.0 / determinant / 2, mixture.LogDensity([3, 2]), 1e-12);
    }

    [Fact]
    public void DrawsAreOfTheMixture()
    {
        GaussianMixture mixture = new GaussianMixture(3).Fit(KMeansTests.Fixture);
        var draws = new double[3 * 20000];
        mixture.Sample(draws, seed: 1);
        for (int j = 0; j < 3; j++)
        {
            double mean = Enumerable.Range(0, 3).Sum(k => mixture.Weights[k] * mixture.Means[k][j]),
                square = Enumerable
                    .Range(0, 3)
                    .Sum(k => mixture.Weights[k] * (mixture.Covariances[k][j, j] + mixture.Means[k][j] * mixture.Means[k][j]));
            double[] own = [.. Enumerable.Range(0, 20000).Select(i => draws[3 * i + j])];
            Assert.Equal(mean, own.Average(), 0.1);
            Assert.Equal(square, own.Average(x => x * x), 0.3);
        }
        var again = new double[6];
        mixture.Sample(again, seed: 1);
        Assert.Equal(draws[..6], again);
    }

    [Fact]
    public void WhatCannotBeFittedIsRefused()
    {
        Dataset line = KMeansTests.Set(2, [0, 0, 1, 1, 2, 2]);
        Says.That<ArithmeticException>("component 0 is not positive definite", () => new GaussianMixture(1, regularization: 0).Fit(line));
        Assert.True(new GaussianMixture(1).Fit(line).Converged);
        Says.That<ArgumentException>("2 samples cannot make 3", () => new GaussianMixture(3).Fit(KMeansTests.Set(1, 2)));
        Says.That<InvalidOperationException>("Nothing was fitted yet", () => new GaussianMixture(2).LogDensity([1]));
        Says.That<ArgumentException>("2 values here, but there are 1", () => new GaussianMixture(1).Fit(line).LogDensity([1]));
        Says.That<ArgumentException>("not a whole number of samples", () => new GaussianMixture(1).Fit(line).Sample(new double[3]));
        Says.That<ArgumentOutOfRangeException>("regularization is NaN", () => new GaussianMixture(1, regularization: double.NaN));
    }
}
