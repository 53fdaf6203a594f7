namespace NetGen.Runtime.Tests.Data;

public class DatasetTests
{
    [Fact]
    public void ReadsSamplesInTheAskedOrder()
    {
        Dataset data = Numbered(5);
        float[] inputs = new float[6],
            targets = new float[3];
        data.Read([4, 0, 4], inputs, targets);
        Assert.Equal([8, 9, 0, 1, 8, 9], inputs);
        Assert.Equal([4, 0, 4], targets);
        Assert.Equal(5, data.Count);
        Assert.Equal([2], data.InputShape.ToArray());
        Assert.Equal([1], data.TargetShape.ToArray());
        IDataSource source = data;
        Assert.Equal((2, 1), (source.InputLength, source.TargetLength));
    }

    [Fact]
    public void RefusesBadReadsBeforeWriting()
    {
        Dataset data = Numbered(5);
        float[] inputs = [-1, -1, -1, -1],
            targets = [-1, -1];
        Assert.Contains(
            "no sample 5; the set has the samples 0 to 4",
            Assert.Throws<ArgumentOutOfRangeException>(() => data.Read([0, 5], inputs, targets)).Message
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => data.Read([0, -1], inputs, targets));
        Assert.Contains(
            "2 samples of 2 values are 4 values, but the span holds 3",
            Assert.Throws<ArgumentException>(() => data.Read([0, 1], inputs.AsSpan(1), targets)).Message
        );
        Assert.Throws<ArgumentException>(() => data.Read([0, 1], inputs, new float[3]));
        Assert.Throws<ArgumentOutOfRangeException>(() => data.CopyInputTo(5, new float[2]));
        Assert.Throws<ArgumentException>(() => data.CopyTargetTo(4, new float[2]));
        Assert.Equal([-1, -1, -1, -1], inputs);
        Assert.Equal([-1, -1], targets);
    }

    [Fact]
    public void NamesBadConstructorArguments()
    {
        AssertRefused("Value 1 of sample 1 is NaN", [1, 2, 3, float.NaN], [0, 1], [2], [1]);
        AssertRefused("Value 0 of sample 1 is Infinity", [1, 2, 3, 4], [0, float.PositiveInfinity], [2], [1]);
        AssertRefused("3 values are not a whole number", [1, 2, 3], [0], [2], [1]);
        AssertRefused("inputs of 2 samples, but targets of 1", [1, 2, 3, 4], [0], [2], [1]);
        AssertRefused("There is no sample", [], [], [2], [1]);
        AssertRefused("has the axis 0", [1], [1], [0], [1]);
        AssertRefused("has the axis -2", [1], [1], [1], [1, -2]);
        AssertRefused("needs at least one axis", [1], [1], [], [1]);
        AssertRefused("more values than an array holds", [1], [1], [1 << 20, 1 << 20, 1 << 20, 1 << 20], [1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Dataset(new byte[2], [1], [2], [1], float.NaN));
        Assert.Throws<ArgumentNullException>(() => new Dataset((float[])null!, [1], [2], [1]));
        Assert.Throws<ArgumentNullException>(() => new Dataset([1, 2], [1], null!, [1]));
    }

    [Fact]
    public void BytesBecomeFloatsWhenRead()
    {
        byte[] bytes = [.. Enumerable.Range(0, 3 * 100).Select(i => (byte)i)];
        var data = new Dataset(bytes, [7, 8, 9], [10, 10, 1], [1], 1f / 255);
        float[] inputs = new float[200],
            targets = new float[2];
        data.Read([2, 0], [1, 2], inputs, targets);
        Assert.Equal([.. bytes[200..].Select(b => b * (1f / 255)), .. bytes[..100].Select(b => b * (1f / 255))], inputs);
        Assert.Equal([9, 7], targets);
    }

    [Fact]
    public void EveryWideningPathGivesTheBitsOfTheScalarOne()
    {
        byte[] bytes = [.. Enumerable.Range(0, 300).Select(i => (byte)(i * 7))];
        float[] expected = [.. bytes.Select(b => b * 0.1f)];
        for (int length = 0; length < bytes.Length; length++)
        {
            float[] values = new float[length];
            Widening.Convert(bytes.AsSpan(0, length), 0.1f, values);
            Assert.Equal(expected[..length], values);
        }
        if (System.Runtime.Intrinsics.X86.Avx512F.IsSupported)
            Check(Widening.Convert512, 16);
        if (System.Runtime.Intrinsics.X86.Avx2.IsSupported)
            Check(Widening.Convert256, 8);
        Check(Widening.Convert128, 16);

        void Check(Func<ReadOnlySpan<byte>, float, Span<float>, int> convert, int step)
        {
            float[] values = new float[bytes.Length];
            int done = convert(bytes, 0.1f, values);
            Assert.Equal(bytes.Length / step * step, done);
            Assert.Equal(expected[..done], values[..done]);
            Assert.All(values[done..], value => Assert.Equal(0, value));
        }
    }

    [Fact]
    public void ReshapeKeepsTheValues()
    {
        Dataset data = new Dataset([1, 2, 3, 4, 5, 6, 7, 8], [0, 1], [4], [1]).Reshape(2, 2, 1);
        Assert.Equal([2, 2, 1], data.InputShape.ToArray());
        float[] input = new float[4];
        data.CopyInputTo(1, input);
        Assert.Equal([5, 6, 7, 8], input);
        Assert.Contains(
            "[2, 2, 1] has 4 values and cannot become [3], which has 3",
            Assert.Throws<ArgumentException>(() => data.Reshape(3)).Message
        );
    }

    /// <summary>Sample i has the input [2i, 2i + 1] and the label i.</summary>
    internal static Dataset Numbered(int count) =>
        new([.. Enumerable.Range(0, 2 * count).Select(i => (float)i)], [.. Enumerable.Range(0, count).Select(i => (float)i)], [2], [1]);

    internal static float[] Labels(Dataset data)
    {
        float[] labels = new float[data.Count];
        for (int i = 0; i < labels.Length; i++)
            data.CopyTargetTo(i, labels.AsSpan(i, 1));
        return labels;
    }

    private static void AssertRefused(string message, float[] inputs, float[] targets, int[] inputShape, int[] targetShape) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => new Dataset(inputs, targets, inputShape, targetShape)).Message);
}
