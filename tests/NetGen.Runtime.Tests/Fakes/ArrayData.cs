namespace NetGen.Runtime.Tests;

/// <summary>Samples in two arrays.</summary>
internal sealed class ArrayData(float[] inputs, float[] targets, int[] inputShape, int[] targetShape) : IDataSource
{
    private readonly int _input = inputShape.Aggregate(1, (a, b) => a * b),
        _target = targetShape.Aggregate(1, (a, b) => a * b);

    /// <summary>Every sample that was read, in order.</summary>
    public List<int> Reads { get; } = [];

    public int Count => inputs.Length / _input;
    public ReadOnlySpan<int> InputShape => inputShape;
    public ReadOnlySpan<int> TargetShape => targetShape;

    public void Read(ReadOnlySpan<int> samples, Span<float> x, Span<float> t)
    {
        for (int i = 0; i < samples.Length; i++)
        {
            Reads.Add(samples[i]);
            inputs.AsSpan(samples[i] * _input, _input).CopyTo(x[(i * _input)..]);
            targets.AsSpan(samples[i] * _target, _target).CopyTo(t[(i * _target)..]);
        }
    }

    /// <summary>Targets that are the linear function 2 x0 - x1 of random inputs.</summary>
    public static ArrayData Plane(int count)
    {
        var random = new Random(5);
        float[] x = [.. Enumerable.Range(0, 2 * count).Select(_ => (float)random.NextDouble() - 0.5f)];
        return new ArrayData(x, [.. Enumerable.Range(0, count).Select(i => 2 * x[2 * i] - x[2 * i + 1])], [2], [1]);
    }

    /// <summary>Class 1 where x0 is larger than x1, otherwise class 0.</summary>
    public static ArrayData Classes(int count)
    {
        var random = new Random(6);
        float[] x = [.. Enumerable.Range(0, 2 * count).Select(_ => (float)random.NextDouble() - 0.5f)];
        return new ArrayData(x, [.. Enumerable.Range(0, count).Select(i => x[2 * i] > x[2 * i + 1] ? 1f : 0f)], [2], [1]);
    }
}
