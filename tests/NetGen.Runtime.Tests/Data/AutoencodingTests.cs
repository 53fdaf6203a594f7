namespace NetGen.Runtime.Tests;

/// <summary>Data sets of autoencoders: inputs as targets, and noise that is the same at every reading.</summary>
public class AutoencodingTests
{
    private const int Count = 60,
        Length = 150;

    private static readonly Dataset s_set = new(Enumerable.Repeat(0.5f, Count * Length).ToArray(), new float[Count], [Length], [1]);

    [Fact]
    public void InputsBecomeTargets()
    {
        var set = new Dataset(new byte[] { 0, 255, 51, 102 }, [1, 2], [2], [1], 0.5f).Select(1, 0).InputsAsTargets();
        Assert.Equal([2], set.TargetShape.ToArray());
        Assert.Equal([25.5f, 51, 0, 127.5f], Read(set).Targets);
        Assert.Equal(Read(set).Inputs, Read(set).Targets);
    }

    [Theory]
    [InlineData(0.3, false)]
    [InlineData(0.3, true)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void CorruptsTheShare(double rate, bool saltAndPepper)
    {
        (float[] inputs, float[] targets) = Read(s_set.InputsAsTargets().Corrupt(rate, saltAndPepper, seed: 2));
        Assert.All(targets, t => Assert.Equal(0.5f, t));
        Near(1 - rate, 0.5f);
        Near(saltAndPepper ? rate / 2 : rate, 0);
        Near(saltAndPepper ? rate / 2 : 0, 1);
        void Near(double share, float value) =>
            Assert.Equal(share, inputs.Count(x => x == value) / (double)inputs.Length, 5 * Math.Sqrt(share * (1 - share) / inputs.Length));
    }

    [Fact]
    public void AddsNormalNoise()
    {
        double[] noise = [.. Read(s_set.AddGaussianNoise(0.1, seed: 2)).Inputs.Select(x => (x - 0.5) / 0.1)];
        Assert.Equal(0, noise.Average(), 5 / Math.Sqrt(noise.Length));
        Assert.Equal(1, noise.Average(x => x * x), 5 * Math.Sqrt(2.0 / noise.Length));
        Assert.Equal(3, noise.Average(x => x * x * x * x), 5 * Math.Sqrt(96.0 / noise.Length));
    }

    /// <summary>Whatever set a sample is in, and however often it is read; another seed or sample has other noise.</summary>
    [Fact]
    public void NoiseBelongsToTheSample()
    {
        foreach (
            Func<Dataset, int, Dataset> disturb in (Func<Dataset, int, Dataset>[])
                [(set, seed) => set.Corrupt(0.3, seed: seed), (set, seed) => set.AddGaussianNoise(0.1, seed)]
        )
        {
            float[] all = Read(disturb(s_set, 4)).Inputs,
                one = new float[Length];
            Assert.Equal(all, Read(disturb(s_set, 4)).Inputs);
            foreach (Dataset set in new[] { disturb(s_set, 4).Select(7), disturb(s_set.Select(7), 4) })
            {
                set.CopyInputTo(0, one);
                Assert.Equal(all[(7 * Length)..(8 * Length)], one);
            }
            Assert.NotEqual(all, Read(disturb(s_set, 5)).Inputs);

            Dataset disturbed = disturb(s_set, 4);
            long before = GC.GetAllocatedBytesForCurrentThread();
            disturbed.CopyInputTo(3, one);
            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
            Assert.Equal(Count, all.Chunk(Length).Select(sample => string.Join(' ', sample)).Distinct().Count());
        }
    }

    [Fact]
    public void BadNoiseIsNamed()
    {
        Assert.StartsWith(
            "The rate is the share of values that are corrupted, from 0 to 1, not 1.5.",
            Assert.Throws<ArgumentOutOfRangeException>("rate", () => s_set.Corrupt(1.5)).Message,
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "The rate is the share of values that are corrupted, from 0 to 1, not NaN.",
            Assert.Throws<ArgumentOutOfRangeException>("rate", () => s_set.Corrupt(double.NaN)).Message,
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "The standard deviation of noise is from 0 to 1e30, not -1.",
            Assert.Throws<ArgumentOutOfRangeException>("standardDeviation", () => s_set.AddGaussianNoise(-1)).Message,
            StringComparison.Ordinal
        );
    }

    private static (float[] Inputs, float[] Targets) Read(Dataset set)
    {
        (float[] inputs, float[] targets) = (new float[set.Count * set.InputLength], new float[set.Count * set.TargetLength]);
        set.Read([.. Enumerable.Range(0, set.Count)], inputs, targets);
        return (inputs, targets);
    }
}
