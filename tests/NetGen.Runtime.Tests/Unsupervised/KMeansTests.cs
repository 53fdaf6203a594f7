using System.Text.Json;

namespace NetGen.Runtime.Tests;

public class KMeansTests
{
    private static readonly JsonElement s_fixture = JsonFixture.Read("clusters");

    internal static Dataset Set(params double[] values) => Set(1, values);

    internal static Dataset Set(int length, double[] values) => new(values, new double[values.Length / length], [length], [1]);

    internal static Dataset Fixture => Set(3, s_fixture.GetProperty("data").Numbers());

    [Fact]
    public void FromTheSameStartItEndsWhereScikitLearnDoes()
    {
        KMeans means = new KMeans(3, tolerance: 0).Fit(
            Fixture,
            [.. s_fixture.GetProperty("start").EnumerateArray().Select(c => c.Numbers())]
        );
        Near.Equal(s_fixture.GetProperty("centers").Numbers(), [.. means.Centers.SelectMany(c => c)], 1e-12);
        Assert.Equal(s_fixture.GetProperty("labels").Integers(), means.Labels);
        Assert.Equal(s_fixture.GetProperty("inertia").GetDouble(), means.Inertia, 1e-9);
        for (int i = 0; i < 120; i++)
            Assert.Equal(means.Labels[i], means.Predict(s_fixture.GetProperty("data")[i].Numbers()));
    }

    [Fact]
    public void InertiaNeverRises()
    {
        KMeans means = new KMeans(7, starts: 3, tolerance: 0, seed: 2).Fit(Fixture);
        for (int i = 1; i < means.InertiaOfSteps.Count; i++)
            Assert.True(means.InertiaOfSteps[i] <= means.InertiaOfSteps[i - 1] + 1e-9);
        Assert.True(means.InertiaOfSteps.Count > 2);
        // As written down: every sample has the nearest centre, and every centre is the mean of its samples.
        double[][] rows = [.. s_fixture.GetProperty("data").EnumerateArray().Select(row => row.Numbers())];
        double Distance(double[] a, double[] b) => a.Zip(b, (x, y) => (x - y) * (x - y)).Sum();
        Assert.Equal(rows.Sum(row => means.Centers.Min(c => Distance(c, row))), means.Inertia, 1e-9);
        for (int k = 0; k < 7; k++)
        for (int j = 0; j < 3; j++)
            Assert.Equal(rows.Where((_, i) => means.Labels[i] == k).Average(row => row[j]), means.Centers[k][j], 1e-12);
        Assert.True(new KMeans(7, starts: 20).Fit(Fixture).Inertia <= new KMeans(7, starts: 1).Fit(Fixture).Inertia);
        Assert.Equal(new KMeans(3, seed: 4).Fit(Fixture).Labels, new KMeans(3, seed: 4).Fit(Fixture).Labels);
    }

    /// <summary>A centre far from all samples would be lost; it takes the sample that fits worst.</summary>
    [Fact]
    public void EmptyClustersTakeWhatFitsWorst()
    {
        KMeans means = new KMeans(3, tolerance: 0).Fit(
            Set(0, 1, 2, 10, 50),
            [
                [0],
                [900],
                [901],
            ]
        );
        Assert.Equal(3, means.Labels.Distinct().Count());
        Assert.Equal([1, 10, 50], means.Centers.Select(c => c[0]).Order());
        // As many clusters as samples, some equal: all are 0 away.
        Assert.Equal(0, new KMeans(4).Fit(Set(1, 1, 1, 5)).Inertia);
    }

    [Fact]
    public void WhatCannotBeClusteredIsRefused()
    {
        Says.That<ArgumentException>("2 samples cannot make 3 clusters", () => new KMeans(3).Fit(Set(1, 2)));
        Says.That<ArgumentException>(
            "1 centres for 2 clusters",
            () =>
                new KMeans(2).Fit(
                    Set(1, 2),
                    [
                        [1],
                    ]
                )
        );
        Says.That<ArgumentException>(
            "Value 0 of the sample is NaN",
            () =>
                new KMeans(1).Fit(
                    Set(1, 2),
                    [
                        [double.NaN],
                    ]
                )
        );
        Says.That<InvalidOperationException>("Nothing was clustered yet", () => new KMeans(2).Centers);
        Says.That<ArgumentException>("1 values here, but there are 2", () => new KMeans(1).Fit(Set(1, 2)).Predict([1, 2]));
        Says.That<ArgumentOutOfRangeException>("NaN", () => new KMeans(1, tolerance: double.NaN));
    }
}
