namespace NetGen.Runtime.Tests.Data;

public class PrefetchTests
{
    private static FitOptions Options(int epochs = 3) =>
        new()
        {
            Loss = Loss.MeanSquaredError,
            Epochs = epochs,
            BatchSize = 7,
            Seed = 4,
        };

    /// <summary>A source that says which thread read, and may fail.</summary>
    private sealed class Slow(int failAt = -1, Exception? failure = null) : IDataSource
    {
        private readonly ArrayData _data = ArrayData.Plane(50);

        public List<int> Threads { get; } = [];
        public List<string> Calls { get; } = [];
        public int Count => _data.Count;
        public ReadOnlySpan<int> InputShape => _data.InputShape;
        public ReadOnlySpan<int> TargetShape => _data.TargetShape;

        public void BeginEpoch(int epoch) => Calls.Add($"epoch {epoch}");

        public void Read(ReadOnlySpan<int> samples, Span<float> inputs, Span<float> targets)
        {
            Threads.Add(Environment.CurrentManagedThreadId);
            Calls.Add("read");
            if (Threads.Count == failAt)
                throw failure!;
            _data.Read(samples, inputs, targets);
        }
    }

    [Fact]
    public void TheNetworkGetsTheSameBits()
    {
        foreach (int epochs in new[] { 1, 4 })
        {
            var plain = new LinearNetwork<float>(2, 1);
            var ahead = new LinearNetwork<float>(2, 1);
            var source = new Slow();
            History one = plain.Fit(ArrayData.Plane(50), Options(epochs)),
                other = ahead.Fit(source.Prefetch(), Options(epochs));
            Assert.Equal(plain.Parameters, ahead.Parameters);
            Assert.Equal(one["loss"], other["loss"]);
            // Every batch once, and once before in the check; most on another thread.
            Assert.Equal(8 * (epochs + 1), source.Threads.Count);
            Assert.True(source.Threads.Count(id => id != Environment.CurrentManagedThreadId) >= 7 * (epochs + 1));
        }
        var doubles = new LinearNetwork<double>(2, 1);
        var doublesAhead = new LinearNetwork<double>(2, 1);
        doubles.Fit(ArrayData.Plane(50), Options());
        doublesAhead.Fit(ArrayData.Plane(50).Prefetch(), Options());
        Assert.Equal(doubles.Parameters, doublesAhead.Parameters);
    }

    [Fact]
    public void AugmentedImagesAreThoseOfTheirEpoch()
    {
        var images = new Dataset([.. Enumerable.Range(0, 40 * 12).Select(i => (float)(i % 5))], new float[40], [3, 4, 1], [1]);
        var augmentation = new ImageAugmentation { Shift = 1, HorizontalFlip = true };
        var plain = new LinearNetwork<float>(12, 1);
        var ahead = new LinearNetwork<float>(12, 1);
        plain.Fit(images.Augment(augmentation), Options());
        ahead.Fit(images.Augment(augmentation).Prefetch(), Options());
        Assert.Equal(plain.Parameters, ahead.Parameters);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(13)]
    public void ExceptionsComeThroughAsTheyAre(int failAt)
    {
        var failure = new IOException("the disk is gone");
        var plain = new LinearNetwork<float>(2, 1);
        var ahead = new LinearNetwork<float>(2, 1);
        Assert.Same(failure, Assert.Throws<IOException>(() => plain.Fit(new Slow(failAt, failure), Options())));
        Assert.Same(failure, Assert.Throws<IOException>(() => ahead.Fit(new Slow(failAt, failure).Prefetch(), Options())));
        // All steps before were made, as without.
        Assert.Equal(plain.Parameters, ahead.Parameters);
        var cancelled = new OperationCanceledException();
        Assert.Same(
            cancelled,
            Assert.Throws<OperationCanceledException>(() => ahead.Fit(new Slow(failAt, cancelled).Prefetch(), Options()))
        );
    }

    [Fact]
    public void AFailureThatNobodyAsksForIsForgotten()
    {
        var source = new Slow(failAt: 2, new IOException());
        var ahead = (PrefetchedSource)source.Prefetch();
        ahead.Read<float>([0, 1], [2, 3], new float[4], new float[2]);
        var inputs = new float[2];
        ahead.Read([5], inputs, new float[1]);
        var expected = new float[2];
        ArrayData.Plane(50).Read([5], expected, new float[1]);
        Assert.Equal(expected, inputs);
        Assert.Equal(["read", "read", "read"], source.Calls);
    }

    [Fact]
    public void CancellationEndsTrainingAfterAWholeStep()
    {
        using var cancellation = new CancellationTokenSource();
        int steps = 0;
        var options = new FitOptions
        {
            Loss = Loss.MeanSquaredError,
            BatchSize = 7,
            Epochs = 5,
            CancellationToken = cancellation.Token,
            Callbacks =
            [
                new Watch
                {
                    BatchEnd = _ =>
                    {
                        if (++steps == 5)
                            cancellation.Cancel();
                    },
                },
            ],
        };
        Assert.ThrowsAny<OperationCanceledException>(() => new LinearNetwork<float>(2, 1).Fit(new Slow().Prefetch(), options));
        Assert.Equal(5, steps);
    }
}
