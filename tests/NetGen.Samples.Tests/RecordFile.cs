using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace NetGen.Samples.Tests;

/// <summary>Samples that stay on disk, as docs/data.md has it: records of floats one after another in a file, each an input and its target
/// behind it, read where a batch asks for them.</summary>
internal sealed class RecordFile(string path, int[] inputShape, int[] targetShape) : IDataSource, IDisposable
{
    private readonly SafeFileHandle _file = File.OpenHandle(path, options: FileOptions.RandomAccess);
    private readonly int _input = inputShape.Aggregate(1, (a, b) => a * b),
        _target = targetShape.Aggregate(1, (a, b) => a * b);

    /// <summary>The most samples that were asked for at once.</summary>
    public int LargestBatch { get; private set; }

    public int Count => (int)(RandomAccess.GetLength(_file) / RecordBytes);

    public ReadOnlySpan<int> InputShape => inputShape;

    public ReadOnlySpan<int> TargetShape => targetShape;

    private long RecordBytes => sizeof(float) * (long)(_input + _target);

    public void Read(ReadOnlySpan<int> samples, Span<float> inputs, Span<float> targets)
    {
        foreach (int sample in samples)
            if (sample < 0 || sample >= Count)
                throw new ArgumentOutOfRangeException(nameof(samples), sample, $"The file has {Count} records, counted from 0.");
        if ((inputs.Length, targets.Length) != (samples.Length * _input, samples.Length * _target))
            throw new ArgumentException($"{samples.Length} records do not fill {inputs.Length} inputs and {targets.Length} targets.");
        LargestBatch = Math.Max(LargestBatch, samples.Length);
        for (int i = 0; i < samples.Length; i++)
        {
            long record = samples[i] * RecordBytes;
            Fill(inputs.Slice(i * _input, _input), record);
            Fill(targets.Slice(i * _target, _target), record + sizeof(float) * _input);
        }
    }

    public void Dispose() => _file.Dispose();

    // The system may give fewer bytes than it was asked for.
    private void Fill(Span<float> values, long position)
    {
        Span<byte> rest = MemoryMarshal.AsBytes(values);
        while (!rest.IsEmpty)
        {
            int count = RandomAccess.Read(_file, rest, position);
            if (count == 0)
                throw new EndOfStreamException($"The file ends at byte {position}, within a record.");
            rest = rest[count..];
            position += count;
        }
    }
}
