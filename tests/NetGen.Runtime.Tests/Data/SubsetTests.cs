namespace NetGen.Runtime.Tests.Data;

public class SubsetTests
{
    [Fact]
    public void SplitPartsEverySampleOnceAndShuffles()
    {
        Dataset data = DatasetTests.Numbered(100);
        var (train, test) = data.Split(0.9, seed: 1);
        Assert.Equal((90, 10), (train.Count, test.Count));
        float[] labels = [.. DatasetTests.Labels(train), .. DatasetTests.Labels(test)];
        Assert.NotEqual(DatasetTests.Labels(data), labels);
        Assert.Equal(DatasetTests.Labels(data), labels.Order());
        float[] input = new float[2];
        train.CopyInputTo(17, input);
        Assert.Equal([2 * labels[17], 2 * labels[17] + 1], input);
    }

    [Fact]
    public void SplitDependsOnTheSeedAndOnNothingElse()
    {
        Dataset data = DatasetTests.Numbered(8);
        Assert.Equal(DatasetTests.Labels(data.Split(0.5, 1).First), DatasetTests.Labels(data.Split(0.5, 1).First));
        Assert.NotEqual(DatasetTests.Labels(data.Split(0.5, 1).First), DatasetTests.Labels(data.Split(0.5, 2).First));
        Assert.Equal(SplitOfSeedOne, DatasetTests.Labels(data.Split(0.5, 1).First));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-0.5)]
    [InlineData(0.04)]
    [InlineData(0.96)]
    [InlineData(double.NaN)]
    public void SplitLeavesNoSetEmpty(double fraction) =>
        Assert.Contains(
            "leaves a set empty",
            Assert.Throws<ArgumentOutOfRangeException>(() => DatasetTests.Numbered(10).Split(fraction)).Message
        );

    [Fact]
    public void KFoldValidatesEverySampleOnce()
    {
        Dataset data = DatasetTests.Numbered(11);
        var folds = data.KFold(3, seed: 5).ToArray();
        Assert.Equal([3, 4, 4], folds.Select(fold => fold.Validation.Count));
        Assert.Equal(DatasetTests.Labels(data), folds.SelectMany(fold => DatasetTests.Labels(fold.Validation)).Order());
        foreach (var (train, validation) in folds)
            Assert.Equal(DatasetTests.Labels(data), DatasetTests.Labels(train).Concat(DatasetTests.Labels(validation)).Order());
        Assert.Throws<ArgumentOutOfRangeException>(() => data.KFold(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => data.KFold(12));
    }

    [Fact]
    public void SubsetsOfSubsetsNameTheirOwnSamples()
    {
        Dataset data = DatasetTests.Numbered(10).Select(9, 7, 5, 3).Select(3, 0, 0);
        Assert.Equal([3, 9, 9], DatasetTests.Labels(data));
        Assert.Equal([3, 9], DatasetTests.Labels(data.Take(2)));
        Assert.Throws<ArgumentOutOfRangeException>(() => data.Select(3));
        Assert.Throws<ArgumentException>(() => data.Select());
        Assert.Throws<ArgumentOutOfRangeException>(() => data.Take(4));
        Assert.Throws<ArgumentOutOfRangeException>(() => data.Take(0));
    }

    [Fact]
    public void SubsetsShareTheStorage()
    {
        var data = new Dataset(new byte[10_000_000], new float[1000], [10_000], [1], 1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(10, data.KFold(10).Count());
        data.Split(0.5);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 200_000);
    }

    private static readonly float[] SplitOfSeedOne = [5, 2, 4, 1];
}
