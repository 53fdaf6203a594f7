namespace NetGen.Runtime.Tests.Data;

public class StratifiedTests
{
    // 50 of class 0, 30 of class 1, 7 of class 2; the input is the sample's number.
    private static readonly int[] s_labels =
    [
        .. Enumerable
            .Range(0, 87)
            .Select(i =>
                i % 87 < 50 ? 0
                : i < 80 ? 1
                : 2
            ),
    ];

    private static Dataset Set(params int[] labels) =>
        new([.. labels.Select((_, i) => (float)i)], [.. labels.Select(l => (float)l)], [1], [1]);

    private static int[] Samples(Dataset data) =>
        [
            .. Enumerable
                .Range(0, data.Count)
                .Select(i =>
                {
                    var input = new float[1];
                    data.CopyInputTo(i, input);
                    return (int)input[0];
                }),
        ];

    private static int[] Counts(Dataset data) =>
        [.. Enumerable.Range(0, 3).Select(label => Samples(data).Count(sample => s_labels[sample] == label))];

    [Theory]
    [InlineData(0.8, 40, 24, 6)] // 5.6 rounded up: 69.6 of 87 are 70.
    [InlineData(0.1, 5, 3, 1)]
    [InlineData(0.5, 25, 15, 4)]
    public void SplitHasClassesInProportion(double fraction, params int[] expected)
    {
        Dataset data = Set(s_labels);
        (Dataset first, Dataset second) = data.StratifiedSplit(fraction, seed: 3);
        Assert.Equal(expected, Counts(first));
        Assert.Equal(data.Split(fraction).First.Count, first.Count);
        Assert.Equal(Enumerable.Range(0, 87), Samples(first).Concat(Samples(second)).Order());
        Assert.Equal(Samples(first), Samples(data.StratifiedSplit(fraction, seed: 3).First));
        Assert.NotEqual(Samples(first), Samples(data.StratifiedSplit(fraction, seed: 4).First));
        Assert.Equal(Samples(first), Samples(data.OneHot(3).StratifiedSplit(fraction, seed: 3).First));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(7)]
    public void FoldsHaveClassesInProportion(int folds)
    {
        (Dataset Train, Dataset Validation)[] all = [.. Set(s_labels).StratifiedKFold(folds, seed: 1)];
        Assert.Equal(folds, all.Length);
        Assert.Equal(Enumerable.Range(0, 87), all.SelectMany(fold => Samples(fold.Validation)).Order());
        foreach ((Dataset train, Dataset validation) in all)
            Assert.Equal(Enumerable.Range(0, 87), Samples(train).Concat(Samples(validation)).Order());
        for (int label = 0; label < 3; label++)
            Assert.InRange(all.Max(f => Counts(f.Validation)[label]) - all.Min(f => Counts(f.Validation)[label]), 0, 1);
        Assert.InRange(all.Max(f => f.Validation.Count) - all.Min(f => f.Validation.Count), 0, 1);
        // Not the first ones of each class.
        Assert.NotEqual(Samples(all[0].Validation).Order(), Samples(all[0].Validation));
    }

    [Fact]
    public void WhatCannotBePartedIsRefused()
    {
        Says.That<ArgumentException>("Class 2 has 1 sample,", () => Set(0, 0, 1, 1, 2).StratifiedSplit(0.5));
        Says.That<ArgumentException>(
            "Class 1 has 2 samples, which cannot be in each of 3 folds",
            () => Set(0, 0, 0, 1, 1).StratifiedKFold(3)
        );
        Says.That<ArgumentOutOfRangeException>("leaves a set empty", () => Set(0, 0).StratifiedSplit(0.1));
        Says.That<ArgumentOutOfRangeException>("into 1 folds", () => Set(0, 0).StratifiedKFold(1));
        Says.That<ArgumentException>("The target of sample 1 is 0.5", () => new Dataset([1, 2], [0, 0.5f], [1], [1]).StratifiedSplit(0.5));
        Says.That<ArgumentException>(
            "sample 0 has 2 values that are no one-hot row",
            () => new Dataset([1f, 2], [1f, 1, 0, 1], [1], [2]).StratifiedSplit(0.5)
        );
    }
}
