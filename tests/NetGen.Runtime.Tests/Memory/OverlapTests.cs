using NetGen.CompilerServices;

namespace NetGen.Runtime.Tests;

/// <summary>Spans that share memory, where no network is needed.</summary>
public class OverlapTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0, 3)]
    [InlineData(2, 0)]
    public void ScalingRefusesAllButTheSameSpan(int from, int to)
    {
        var scaling = new Scaling([1, 2], [2, 4]);
        float[] values = [1, 2, 3, 4, 5, 6, 7, 8, 9],
            before = [.. values];
        Assert.Throws<ArgumentException>("scaled", () => scaling.Apply(values.AsSpan(from, 6), values.AsSpan(to, 6)));
        Assert.Equal(before, values);
        scaling.Apply(values.AsSpan(0, 6), values.AsSpan(0, 6));
        Assert.Equal([0, 0, 1, 0.5f, 2, 1, 7, 8, 9], values);
    }

    [Fact]
    public void AMixtureIsNotWrittenOver()
    {
        float[] outputs = [0.25f, 0.75f, 1, 2, 3, 4, 0.1f, 0.2f, 0.3f, 0.4f, 0, 0],
            before = [.. outputs];
        GaussianMixture<float> Mixture() => new(outputs.AsSpan(0, 10), components: 2, dimensions: 2);
        foreach (int start in new[] { 0, 1, 2, 5, 9 })
        {
            Assert.Throws<ArgumentException>("mean", () => Mixture().CopyMeanTo(outputs.AsSpan(start, 2)));
            Assert.Throws<ArgumentException>("variance", () => Mixture().CopyVarianceTo(outputs.AsSpan(start, 2)));
            Assert.Throws<ArgumentException>("mode", () => Mixture().CopyModeTo(outputs.AsSpan(start, 2)));
            Assert.Throws<ArgumentException>("draws", () => Mixture().Sample(outputs.AsSpan(start, 2), seed: 1));
        }
        Assert.Equal(before, outputs);
        Mixture().CopyMeanTo(outputs.AsSpan(10, 2));
        Assert.Equal([2.5f, 3.5f], outputs.AsSpan(10, 2).ToArray());
    }

    [Fact]
    public void InputsAndTargetsLieApart()
    {
        var data = new Dataset([1, 2, 3, 4], [5, 6], [2], [1]);
        float[] room = new float[6];
        Assert.Throws<ArgumentException>("targets", () => data.Read([0, 1], room.AsSpan(0, 4), room.AsSpan(3, 2)));
        data.Read([1, 0], room.AsSpan(0, 4), room.AsSpan(4, 2));
        Assert.Equal([3, 4, 1, 2, 6, 5], room);
    }

    [Fact]
    public void OutputsLieApart()
    {
        float[] room = new float[6];
        Samples<float>.Apart(room.AsSpan(0, 3), room.AsSpan(3, 3), "a", "b");
        Assert.StartsWith(
            "'a' and 'b' share memory",
            Assert.Throws<ArgumentException>("b", () => Samples<float>.Apart(room.AsSpan(0, 4), room.AsSpan(3, 3), "a", "b")).Message
        );
    }

    // Spans that were cast need not begin at a whole value.
    [Fact]
    public void BytesBetweenValuesAreSeen()
    {
        byte[] bytes = new byte[64];
        Assert.Throws<ArgumentException>(
            "y",
            () =>
                Overlap.Refuse(
                    System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(bytes.AsSpan(0, 16)),
                    System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(bytes.AsSpan(14, 16)),
                    "x",
                    "y",
                    mayBeginTogether: true
                )
        );
    }
}
