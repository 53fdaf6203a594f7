namespace NetGen.Runtime.Tests.Data;

public class AugmentationTests
{
    private const int Height = 5,
        Width = 4,
        Count = 2_000;

    // Every image comes out as one of the versions there can be, made here pixel by pixel, and all of them come about equally often.
    [Theory]
    [InlineData(1, 2, true)]
    [InlineData(3, 1, true)]
    [InlineData(3, 3, false)]
    [InlineData(1, 0, true)]
    public void MovesAndMirrorsAtRandom(int channels, int shift, bool flip)
    {
        Dataset data = Images(Count, channels);
        float[] actual = Read(
            data.Augment(
                new ImageAugmentation
                {
                    Shift = shift,
                    HorizontalFlip = flip,
                    Seed = 1,
                }
            ),
            epoch: 3
        );
        float[] image = new float[data.InputLength];
        var times = new Dictionary<(int, int, bool), int>();
        for (int i = 0; i < Count; i++)
        {
            data.CopyInputTo(i, image);
            var version = Versions(shift, flip)
                .First(v => Changed(image, channels, v).AsSpan().SequenceEqual(actual.AsSpan(i * image.Length, image.Length)));
            times[version] = times.GetValueOrDefault(version) + 1;
        }
        int versions = Versions(shift, flip).Count();
        double mean = (double)Count / versions,
            chiSquared = times.Values.Sum(n => (n - mean) * (n - mean) / mean);
        Assert.Equal(versions, times.Count);
        Assert.True(
            chiSquared < versions + 4 * Math.Sqrt(2 * versions),
            $"The versions are not equally likely: chi squared {chiSquared:F1} for {versions} of them."
        );
    }

    [Fact]
    public void WithoutChangesNothingChanges() =>
        Assert.Equal(Images(20, 3).All().Inputs, Read(Images(20, 3).Augment(new ImageAugmentation()), epoch: 1));

    [Fact]
    public void ASampleOfAnEpochIsDrawnBySeedAlone()
    {
        Dataset data = Images(30, 1);
        IDataSource Source(int seed = 1) =>
            data.Augment(
                new ImageAugmentation
                {
                    Shift = 2,
                    HorizontalFlip = true,
                    Seed = seed,
                }
            );
        float[] inOrder = Read(Source(), epoch: 5),
            backwards = new float[inOrder.Length],
            targets = new float[30];
        IDataSource source = Source();
        source.BeginEpoch(5);
        for (int i = 29; i >= 0; i--)
            source.Read([i], backwards.AsSpan(i * data.InputLength, data.InputLength), targets.AsSpan(i, 1));
        Assert.Equal(inOrder, backwards);
        Assert.Equal(data.All().Targets, targets);
        Assert.NotEqual(inOrder, Read(Source(), epoch: 6));
        Assert.NotEqual(inOrder, Read(Source(seed: 2), epoch: 5));
        source.BeginEpoch(0);
        Assert.Equal(Read(Source(), epoch: null), Read(source, epoch: null));
    }

    [Fact]
    public void EachEpochOfFitSeesOtherVersions()
    {
        var recorder = new Recorder(Images(50, 1));
        IDataSource data = recorder.Augment(new ImageAugmentation { Shift = 1 });
        var network = new LinearNetwork<float>(Height * Width, 1);
        network.Fit(
            data,
            new FitOptions
            {
                Loss = Loss.MeanSquaredError,
                Epochs = 3,
                Optimizer = new SGD(1e-6f),
                Shuffle = false,
                Validation = recorder,
            }
        );
        Assert.Equal([0, 1, 2], recorder.Epochs);
        var again = new LinearNetwork<float>(Height * Width, 1);
        again.Fit(
            data,
            new FitOptions
            {
                Loss = Loss.MeanSquaredError,
                Epochs = 3,
                Optimizer = new SGD(1e-6f),
                Shuffle = false,
            }
        );
        Assert.Equal(network.Parameters, again.Parameters);
    }

    [Fact]
    public void ReadingAllocatesNothing()
    {
        IDataSource data = Images(64, 3).Augment(new ImageAugmentation { Shift = 2, HorizontalFlip = true });
        int[] samples = [.. Enumerable.Range(0, 64)];
        float[] inputs = new float[64 * data.InputLength],
            targets = new float[64];
        data.Read(samples, inputs, targets);
        long before = GC.GetAllocatedBytesForCurrentThread();
        data.Read(samples, inputs, targets);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void NamesWhatDoesNotFit()
    {
        var vectors = new Dataset(new float[8], new float[2], [4], [1]);
        Says<ArgumentException>(
            "[height, width, channels], but the inputs have the shape [4]. Dataset.Reshape",
            () => vectors.Augment(new ImageAugmentation { Shift = 1 })
        );
        Says<ArgumentOutOfRangeException>(
            "A shift of 4 moves images of the shape [5, 4, 1] out of their frame; it must be below 4.",
            () => Images(2, 1).Augment(new ImageAugmentation { Shift = 4 })
        );
        Says<ArgumentOutOfRangeException>(
            "ImageAugmentation.Shift must be at least 0, not -1.",
            () => new ImageAugmentation { Shift = -1 }
        );
        Assert.Throws<ArgumentNullException>(() => vectors.Augment(null!));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            Images(2, 1).Augment(new ImageAugmentation { Shift = 3 }).Read([2], new float[20], new float[1])
        );

        static void Says<T>(string text, Action action)
            where T : Exception => Assert.Contains(text, Assert.Throws<T>(action).Message);
    }

    private static Dataset Images(int count, int channels)
    {
        var random = new Random(7);
        float[] values = [.. Enumerable.Range(0, count * Height * Width * channels).Select(_ => (float)random.NextDouble() + 1)];
        return new Dataset(values, [.. Enumerable.Range(0, count).Select(i => (float)i)], [Height, Width, channels], [1]);
    }

    private static float[] Read(IDataSource data, int? epoch)
    {
        if (epoch is int number)
            data.BeginEpoch(number);
        float[] inputs = new float[data.Count * data.InputLength];
        data.Read([.. Enumerable.Range(0, data.Count)], inputs, new float[data.Count]);
        return inputs;
    }

    private static IEnumerable<(int Down, int Right, bool Mirror)> Versions(int shift, bool flip) =>
        from down in Enumerable.Range(-shift, 2 * shift + 1)
        from right in Enumerable.Range(-shift, 2 * shift + 1)
        from mirror in flip ? new[] { false, true } : [false]
        select (down, right, mirror);

    private static float[] Changed(float[] image, int channels, (int Down, int Right, bool Mirror) version)
    {
        var changed = new float[image.Length];
        for (int r = 0; r < Height; r++)
        for (int c = 0; c < Width; c++)
        for (int k = 0; k < channels; k++)
        {
            int row = r - version.Down,
                column = (version.Mirror ? Width - 1 - c : c) - version.Right;
            if (row is >= 0 and < Height && column is >= 0 and < Width)
                changed[(r * Width + c) * channels + k] = image[(row * Width + column) * channels + k];
        }
        return changed;
    }

    /// <summary>Notes which epochs it is told of.</summary>
    private sealed class Recorder(Dataset data) : IDataSource
    {
        public List<int> Epochs { get; } = [];

        public int Count => data.Count;

        public ReadOnlySpan<int> InputShape => data.InputShape;

        public ReadOnlySpan<int> TargetShape => data.TargetShape;

        public void BeginEpoch(int epoch) => Epochs.Add(epoch);

        public void Read(ReadOnlySpan<int> samples, Span<float> inputs, Span<float> targets) => data.Read(samples, inputs, targets);
    }
}
