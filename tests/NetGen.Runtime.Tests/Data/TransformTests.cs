namespace NetGen.Runtime.Tests.Data;

public class TransformTests
{
    [Fact]
    public void OneHotOfASubset()
    {
        Dataset data = DatasetTests.Numbered(5).Select(2, 0).OneHot(3);
        float[] inputs = new float[4],
            targets = [5, 5, 5, 5, 5, 5];
        data.Read([0, 1], inputs, targets);
        Assert.Equal([0, 0, 1, 1, 0, 0], targets);
        Assert.Equal([4, 5, 0, 1], inputs);
        Assert.Equal([3], data.TargetShape.ToArray());
        Assert.Equal(3, data.TargetLength);
    }

    [Theory]
    [InlineData(3f)]
    [InlineData(-1f)]
    [InlineData(0.5f)]
    public void OneHotNamesABadLabel(float label)
    {
        var data = new Dataset([1, 2], [2, label], [1], [1]);
        Assert.Contains(
            $"The label of sample 1 is {label}; with 3 classes a label is a whole number from 0 to 2",
            Assert.Throws<ArgumentException>(() => data.OneHot(3)).Message
        );
        Assert.Throws<InvalidOperationException>(() => new Dataset([1], [1, 2], [1], [2]).OneHot(3));
        Assert.Throws<ArgumentOutOfRangeException>(() => data.OneHot(0));
    }

    [Fact]
    public void StandardizeGivesMeanZeroAndDeviationOne()
    {
        // Inputs 1, 3, 5, 7 have the mean 4 and the deviation sqrt(5); the second one never changes.
        var data = new Dataset([1, 0.1f, 3, 0.1f, 5, 0.1f, 7, 0.1f], [0, 1, 2, 3], [2], [1]);
        Dataset scaled = data.Standardize(out Scaling scaling);
        Assert.Equal([4, 0.1f], scaling.Offset.ToArray());
        Assert.Equal([Math.Sqrt(5), 1], scaling.Divisor.ToArray());
        float s = (float)Math.Sqrt(5);
        float[] expected = [-3 / s, 0, -1 / s, 0, 1 / s, 0, 3 / s, 0];
        Assert.Equal(expected, Inputs(scaled), (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.Equal(expected, Inputs(data.Standardize()), (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.Equal([1, 0.1f], Inputs(data)[..2]);
    }

    [Fact]
    public void LargeOffsetsLoseNothing()
    {
        var data = new Dataset([10_000_000, 10_000_001], [0, 1], [1], [1]);
        Assert.Equal([-1, 1], Inputs(data.Standardize()));
    }

    [Fact]
    public void ATestSetTakesTheTrainingSetsStatistics()
    {
        Dataset data = DatasetTests.Numbered(11),
            train = data.Select(0, 5, 10),
            test = data.Select(1, 2);
        Assert.Equal([0, 0, 0.5f, 0.5f, 1, 1], Inputs(train.MinMaxScale(out Scaling scaling)));
        Assert.Equal([0, 0, 0.5f, 0.5f, 1, 1], Inputs(train.MinMaxScale()));
        Assert.Equal([0.1f, 0.1f, 0.2f, 0.2f], Inputs(test.Scale(scaling)));
        Assert.Equal([1, 2], DatasetTests.Labels(test.Scale(scaling)));
        float[] sample = [4, 5];
        scaling.Apply(sample, sample);
        Assert.Equal([0.2f, 0.2f], sample);
        Assert.Equal([0, 1, 0], Targets(train.Select(1).OneHot(10).MinMaxScale())[4..7]);
    }

    [Fact]
    public void AConstantInputBecomesZero() => Assert.Equal([0, 0, 0], Inputs(new Dataset([3, 3, 3], [0, 0, 0], [1], [1]).MinMaxScale()));

    [Fact]
    public void BadScalingsAreRefused()
    {
        var scaling = new Scaling([0, 0], [1, 1e-38]);
        float[] input = [1, 1],
            output = [7, 7];
        Assert.Contains(
            "Value 1 of sample 0 is 1; scaled it would be ",
            Assert.Throws<ArgumentException>(() => new Scaling([0, 0], [1, 1e-39]).Apply(input, output)).Message
        );
        Assert.Equal([7, 7], output);
        scaling.Apply(input, output);
        Assert.Equal([1, 1e38f], output);
        Assert.Throws<ArgumentException>(() => scaling.Apply([1, 2, 3], new float[3]));
        Assert.Throws<ArgumentException>(() => scaling.Apply([1, 2], new float[3]));
        Assert.Contains("Divisor 1 is 0", Assert.Throws<ArgumentException>(() => new Scaling([0, 0], [1, 0])).Message);
        Assert.Throws<ArgumentException>(() => new Scaling([double.NaN], [1]));
        Assert.Throws<ArgumentException>(() => new Scaling([0], [1, 1]));
        Assert.Throws<ArgumentException>(() => new Dataset([1, 2, 3], [0], [3], [1]).Scale(scaling));
    }

    private static float[] Inputs(Dataset data)
    {
        float[] inputs = new float[data.Count * data.InputLength];
        data.Read([.. Enumerable.Range(0, data.Count)], inputs, new float[data.Count * data.TargetLength]);
        return inputs;
    }

    private static float[] Targets(Dataset data)
    {
        float[] targets = new float[data.Count * data.TargetLength];
        data.Read([.. Enumerable.Range(0, data.Count)], new float[data.Count * data.InputLength], targets);
        return targets;
    }
}
