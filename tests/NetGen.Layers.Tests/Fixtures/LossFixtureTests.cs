using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Losses that PyTorch has as well, and their gradients, by PyTorch in double. See Fixtures/ReadMe.md.</summary>
public class LossFixtureTests
{
    private static readonly Loss[] s_losses =
    [
        Loss.MeanSquaredError,
        Loss.MeanAbsoluteError,
        new Huber(0.75f),
        Loss.Poisson,
        new BinaryCrossentropy(fromLogits: true),
        new CategoricalCrossentropy(fromLogits: true, labelSmoothing: 0.25f),
        Loss.KLDivergence,
        Loss.CosineSimilarity,
    ];

    /// <summary>Of random numbers, and at the ends of what the losses take.</summary>
    public static TheoryData<string, string> Names
    {
        get
        {
            var names = new TheoryData<string, string>();
            foreach (Loss loss in s_losses)
            foreach (string file in new[] { "losses", "loss_edges" })
                names.Add(file, loss.Name);
            return names;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void AreThoseOfPyTorch(string file, string name)
    {
        var fixture = new Fixture(file);
        Loss loss = s_losses.Single(l => l.Name == name);
        double[] output = fixture[name + ".output"],
            target = fixture[name + ".target"],
            expected = fixture[name + ".gradient"],
            gradient = new double[5];
        double value = 0;
        int samples = output.Length / 5;
        for (int i = 0; i < output.Length; i += 5)
        {
            value += loss.Sample<double>(output.AsSpan(i, 5), target.AsSpan(i, 5), gradient) / samples;
            for (int j = 0; j < 5; j++)
                Assert.Equal(expected[i + j], gradient[j] / samples, 1e-9 * Math.Max(1, Math.Abs(expected[i + j])));
        }
        Assert.Equal(fixture[name + ".loss"][0], value, 1e-9);
    }
}
