namespace NetGen.Runtime.Tests.Data;

/// <summary>Rotation, zoom, crop, contrast, cut-out and mixup.</summary>
public class MoreAugmentationTests
{
    private const int Count = 400;

    private static float[] Read(IDataSource data, int samples, out float[] targets, int epoch = 0)
    {
        data.BeginEpoch(epoch);
        var inputs = new float[samples * data.InputLength];
        targets = new float[samples * data.TargetLength];
        data.Read([.. Enumerable.Range(0, samples)], inputs, targets);
        return inputs;
    }

    private static Dataset Images(int height, int width, int channels, Func<int, float> pixel, int samples = Count) =>
        new(
            [.. Enumerable.Range(0, samples * height * width * channels).Select(pixel)],
            [.. Enumerable.Range(0, samples).SelectMany(i => i % 2 == 0 ? new[] { 1f, 0 } : [0, 1])],
            [height, width, channels],
            [2]
        );

    [Theory]
    [InlineData(90, new float[] { 3, 6, 9, 2, 5, 8, 1, 4, 7 })]
    [InlineData(180, new float[] { 9, 8, 7, 6, 5, 4, 3, 2, 1 })]
    [InlineData(-90, new float[] { 7, 4, 1, 8, 5, 2, 9, 6, 3 })]
    public void TurningByRightAnglesMovesPixels(double degrees, float[] expected)
    {
        float[] into = new float[9];
        Warp.Of(degrees, 1, 0, 0, 3, 3).Apply([1, 2, 3, 4, 5, 6, 7, 8, 9], into, 3, 3, 1);
        Near.Equal([.. expected.Select(x => (double)x)], [.. into.Select(x => (double)x)], 1e-5);
    }

    [Fact]
    public void ZoomingIsAboutTheMiddle()
    {
        float[] into = new float[9];
        // Twice as large: half a pixel of the original from each to the next.
        Warp.Of(0, 2, 0, 0, 3, 3).Apply([0, 0, 0, 0, 8, 0, 0, 0, 0], into, 3, 3, 1);
        Assert.Equal([2, 4, 2, 4, 8, 4, 2, 4, 2], into);
        Warp.Of(0, 0.5, 0, 0, 3, 3).Apply([1, 1, 1, 1, 1, 1, 1, 1, 1], into, 3, 3, 1);
        Assert.Equal([0, 0, 0, 0, 1, 0, 0, 0, 0], into);
        // The part to the right and below of the middle.
        Warp.Of(0, 1, 1, 1, 3, 3).Apply([1, 2, 3, 4, 5, 6, 7, 8, 9], into, 3, 3, 1);
        Assert.Equal([5, 6, 0, 8, 9, 0, 0, 0, 0], into);
    }

    [Fact]
    public void ACropStaysInTheFrame()
    {
        // Ones everywhere: a part that left the frame would let zeros in. The last bits are those of interpolation.
        float[] inputs = Read(Images(6, 8, 1, _ => 1).Augment(new ImageAugmentation { Crop = 0.5f }), Count, out _);
        Assert.All(inputs, x => Assert.Equal(1, x, 1e-4));
        // A slope stays a slope, up to twice as flat.
        float[] slope = Read(Images(6, 8, 1, i => i % 8).Augment(new ImageAugmentation { Crop = 0.5f, Seed = 3 }), Count, out _);
        double[] steps = [.. Enumerable.Range(0, Count).Select(i => (double)slope[i * 48 + 27] - slope[i * 48 + 26])];
        Assert.All(steps, step => Assert.InRange(step, 0.499, 1.001));
        Assert.True(steps.Min() < 0.53 && steps.Max() > 0.97);
    }

    [Fact]
    public void ContrastKeepsTheMean()
    {
        IDataSource data = Images(2, 2, 2, i => i % 8).Augment(new ImageAugmentation { Contrast = 0.5f });
        float[] inputs = Read(data, Count, out _);
        double[] factors = [.. Enumerable.Range(0, Count).Select(i => (inputs[i * 8 + 6] - inputs[i * 8]) / 6.0)];
        Assert.All(factors, f => Assert.InRange(f, 0.5, 1.5));
        Assert.Equal(1, factors.Average(), 0.05);
        for (int i = 0; i < Count; i++)
        {
            Assert.Equal(3, (inputs[i * 8] + inputs[i * 8 + 2] + inputs[i * 8 + 4] + inputs[i * 8 + 6]) / 4, 1e-5);
            Assert.Equal(4, (inputs[i * 8 + 1] + inputs[i * 8 + 3] + inputs[i * 8 + 5] + inputs[i * 8 + 7]) / 4, 1e-5);
        }
        Assert.NotEqual(inputs, Read(data, Count, out _, epoch: 1));
        Assert.Equal(inputs, Read(data, Count, out _));
    }

    [Fact]
    public void CutOutIsASquareAboutAPixel()
    {
        float[] inputs = Read(Images(9, 9, 3, _ => 1).Augment(new ImageAugmentation { CutOut = 3 }), Count, out _);
        int[] zeros = [.. Enumerable.Range(0, Count).Select(i => inputs.Skip(i * 243).Take(243).Count(x => x == 0))];
        // 2 x 2 at corners, 2 x 3 at edges, 3 x 3 elsewhere; three channels each.
        Assert.All(zeros, n => Assert.Contains(n, new[] { 12, 18, 27 }));
        Assert.Equal(49 / 81.0, zeros.Count(n => n == 27) / (double)Count, 0.1);
        float[] all = Read(Images(4, 4, 1, _ => 1).Augment(new ImageAugmentation { CutOut = 100 }), 3, out _);
        Assert.All(all, x => Assert.Equal(0, x));
    }

    [Fact]
    public void FlipsAreIndependent()
    {
        IDataSource data = Images(2, 2, 1, i => i % 4).Augment(new ImageAugmentation { HorizontalFlip = true, VerticalFlip = true });
        float[] inputs = Read(data, Count, out _);
        var counts = Enumerable.Range(0, Count).CountBy(i => string.Join(' ', inputs[(4 * i)..(4 * i + 4)])).ToDictionary();
        Assert.Equal(["0 1 2 3", "1 0 3 2", "2 3 0 1", "3 2 1 0"], counts.Keys.Order());
        Assert.All(counts.Values, n => Assert.InRange(n, 70, 130));
    }

    [Theory]
    [InlineData(0.2f)]
    [InlineData(1f)]
    [InlineData(4f)]
    public void MixUpBlendsImageAndTargetAlike(float alpha)
    {
        // An even sample is 1 throughout and of class 0, an odd one 0 and of class 1: pixel and target must agree.
        IDataSource data = Images(1, 2, 1, i => i / 2 % 2 == 0 ? 1 : 0, 4000).Augment(new ImageAugmentation { MixUp = alpha });
        float[] inputs = Read(data, 4000, out float[] targets);
        var shares = new List<double>();
        for (int i = 0; i < 4000; i++)
        {
            Assert.Equal(inputs[2 * i], targets[2 * i], 1e-6);
            Assert.Equal(1, targets[2 * i] + targets[2 * i + 1], 1e-6);
            shares.Add(targets[2 * i + i % 2]);
        }
        // With one of its own kind half of the time; else Beta(a, a), of variance 1 / (4 (2 a + 1)).
        Assert.Equal(0.75, shares.Average(), 0.02);
        double second = shares.Average(s => s * s),
            expected = 0.5 + 0.5 * (0.25 + 1 / (4 * (2 * alpha + 1)));
        Assert.Equal(expected, second, 0.02);
        Assert.Equal(inputs, Read(data, 4000, out _));
        // Whatever else is in the batch.
        var alone = new float[2];
        data.Read([17], alone, new float[2]);
        Assert.Equal(inputs[34..36], alone);
    }

    [Fact]
    public void WhatCannotBeIsRefused()
    {
        Says.That<ArgumentException>(
            "The target of sample 1 is 3, and mixup blends targets",
            () =>
            {
                var data = new Dataset([1f, 2], [0, 3], [1, 1, 1], [1]).Augment(new ImageAugmentation { MixUp = 1 });
                data.Read([0, 1], new float[2], new float[2]);
            }
        );
        Says.That<ArgumentOutOfRangeException>(
            "Rotation must be from 0 to 180, not NaN",
            () => new ImageAugmentation { Rotation = float.NaN }
        );
        Says.That<ArgumentOutOfRangeException>("Zoom must be from 0 to 0.9, not 1", () => new ImageAugmentation { Zoom = 1 });
        Says.That<ArgumentOutOfRangeException>("Crop must be", () => new ImageAugmentation { Crop = -1 });
        Says.That<ArgumentOutOfRangeException>("Contrast must be", () => new ImageAugmentation { Contrast = 2 });
        Says.That<ArgumentOutOfRangeException>("CutOut must be", () => new ImageAugmentation { CutOut = -2 });
    }
}
