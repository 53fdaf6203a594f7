using NetGen.CompilerServices;

namespace NetGen.Runtime.Tests;

/// <summary>Classes drawn from probabilities.</summary>
public class TemperatureTests
{
    private static readonly float[] s_p = [0.1f, 0.6f, 0.3f, 0];

    [Fact]
    public void OneDrawsThemAsTheyAre() => Near([0.1, 0.6, 0.3, 0], Shares(s_p, 1));

    [Fact]
    public void HalfSquaresThem() => Near([0.01 / 0.46, 0.36 / 0.46, 0.09 / 0.46, 0], Shares(s_p, 0.5));

    [Fact]
    public void HeatMakesThemEqual() => Near([1 / 3.0, 1 / 3.0, 1 / 3.0, 0], Shares(s_p, 1e6));

    [Theory]
    [InlineData(0)]
    [InlineData(double.Epsilon)]
    [InlineData(1e-3)]
    public void ColdTakesTheLikeliest(double temperature) => Assert.Equal([0, 1, 0, 0], Shares(s_p, temperature));

    [Fact]
    public void TheFirstOfEqualsIsTheLikeliest() => Assert.Equal([1, 0], Shares([0.5f, 0.5f], 0));

    [Fact]
    public void TinyProbabilitiesDoNotVanishTogether() => Near([0.5, 0.5, 0], Shares([1e-30f, 1e-30f, 0], 0.1));

    private static double[] Shares(float[] p, double temperature)
    {
        const int Draws = 20_000;
        var random = new Philox(1, 2);
        var counts = new double[p.Length];
        for (int i = 0; i < Draws; i++)
            counts[FreeRun<float>.Draw(p, temperature, random)] += 1.0 / Draws;
        return [.. counts.Select(share => Math.Round(share, 10))];
    }

    private static void Near(double[] expected, double[] actual)
    {
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], 0.015);
    }
}
