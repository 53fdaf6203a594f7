namespace NetGen.Runtime.Tests.Training.Sequences;

/// <summary>Labels in a sequence of distributions, against all ways through it.</summary>
public class CTCDecoderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void BeamSearchSumsAllWays(int seed)
    {
        const int Steps = 5,
            Classes = 3;
        var random = new Random(seed);
        double[] p = [.. Enumerable.Range(0, Steps * Classes).Select(_ => random.NextDouble())];
        for (int t = 0; t < Steps; t++)
        {
            double sum = p[(t * Classes)..((t + 1) * Classes)].Sum();
            for (int k = 0; k < Classes; k++)
                p[t * Classes + k] /= sum;
        }
        // The probability of the labels is that of every path which collapses to them.
        var all = new Dictionary<string, double>();
        for (int path = 0; path < Math.Pow(Classes, Steps); path++)
        {
            int[] classes = [.. Enumerable.Range(0, Steps).Select(t => path / (int)Math.Pow(Classes, t) % Classes)];
            string labels = string.Concat(classes.Where((k, t) => k != 0 && (t == 0 || classes[t - 1] != k)));
            all[labels] = all.GetValueOrDefault(labels) + classes.Select((k, t) => p[t * Classes + k]).Aggregate((a, b) => a * b);
        }
        IReadOnlyList<Hypothesis> found = CTCDecoder.BeamSearch<double>(p, Classes, beamWidth: 1_000);
        Assert.Equal(all.Count, found.Count);
        Assert.Equal(all.OrderByDescending(a => a.Value).Select(a => a.Key), found.Select(h => string.Concat(h.Tokens)));
        Assert.All(found, h => Assert.Equal(all[string.Concat(h.Tokens)], Math.Exp(h.LogProbability), 1e-12));
    }

    /// <summary>A. Graves' example: the likeliest path is all blanks, the likeliest labels are not.</summary>
    [Fact]
    public void TheLikeliestPathIsNotTheLikeliestLabels()
    {
        double[] p = [0.6, 0.4, 0.6, 0.4];
        Assert.Empty(CTCDecoder.Greedy<double>(p, 2));
        Hypothesis best = CTCDecoder.BeamSearch<double>(p, 2)[0];
        Assert.Equal([1], best.Tokens);
        Assert.Equal(0.64, Math.Exp(best.LogProbability), 1e-12);
    }

    [Fact]
    public void GreedyCollapses()
    {
        int[] classes = [0, 2, 2, 0, 2, 1, 1, 0, 0, 3];
        float[] p = new float[40];
        for (int t = 0; t < 10; t++)
            p[4 * t + classes[t]] = 1;
        Assert.Equal([2, 2, 1, 3], CTCDecoder.Greedy<float>(p, 4));
        Assert.Equal([2, 2, 1, 3], CTCDecoder.BeamSearch<float>(p, 4, beamWidth: 2)[0].Tokens);
        Assert.Empty(CTCDecoder.Greedy<float>([], 4));
    }

    [Fact]
    public void NoDistributionsAreRefused()
    {
        Assert.Throws<ArgumentException>(() => CTCDecoder.Greedy<float>(new float[5], 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => CTCDecoder.Greedy<float>(new float[5], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => CTCDecoder.BeamSearch<float>(new float[4], 2, 0));
        Assert.Contains(
            "Step 1 has 1.5 for class 0, which is no probability.",
            Assert.Throws<ArgumentException>(() => CTCDecoder.BeamSearch<float>([0.5f, 0.5f, 1.5f, 0], 2)).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("abc", "", 3)]
    [InlineData("", "ab", 2)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("saturday", "sunday", 3)]
    [InlineData("abc", "abc", 0)]
    public void EditsAreCounted(string a, string b, int edits)
    {
        Assert.Equal(edits, EditDistance.Of<char>(a, b));
        Assert.Equal(edits, EditDistance.Of<char>(b, a));
    }
}
