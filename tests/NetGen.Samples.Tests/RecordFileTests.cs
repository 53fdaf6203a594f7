using System.Runtime.InteropServices;

namespace NetGen.Samples.Tests;

/// <summary>Training from a file that is never in memory as a whole.</summary>
public sealed partial class RecordFileTests : IDisposable
{
    private const int Count = 20_000,
        Inputs = 256,
        BatchSize = 64;

    private readonly string _path = Path.GetTempFileName();
    private readonly float[] _inputs = new float[Count * Inputs],
        _labels = new float[Count];

    public RecordFileTests()
    {
        NormalDistribution.Fill<float>(_inputs, seed: 1);
        using FileStream file = File.Create(_path);
        for (int i = 0; i < Count; i++)
        {
            ReadOnlySpan<float> input = _inputs.AsSpan(i * Inputs, Inputs);
            _labels[i] = input[0] + input[1] > 0 ? 1 : 0;
            file.Write(MemoryMarshal.AsBytes(input));
            file.Write(MemoryMarshal.AsBytes(_labels.AsSpan(i, 1)));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void EndsInTheBitsOfTheSameDataInMemory(bool isPrefetched)
    {
        (float[] expected, History memory) = Train(new Dataset(_inputs, _labels, [Inputs], [1]));
        using var file = new RecordFile(_path, [Inputs], [1]);
        Assert.Equal(Count, file.Count);
        long before = GC.GetAllocatedBytesForCurrentThread();
        (float[] actual, History disk) = Train(isPrefetched ? file.Prefetch() : file);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(MemoryMarshal.Cast<float, int>(expected).ToArray(), MemoryMarshal.Cast<float, int>(actual).ToArray());
        Assert.Equal(memory["loss"], disk["loss"]);
        Assert.True(memory["loss"][^1] < 0.8 * memory["loss"][0], "It has not learned.");
        // The network, its moments, a permutation and a few batches: nowhere near the file's 20.6 MB.
        Assert.Equal(BatchSize, file.LargestBatch);
        Assert.True(allocated < new FileInfo(_path).Length / 10, $"Training allocated {allocated} bytes.");
    }

    public void Dispose() => File.Delete(_path);

    private static FitOptions Options() =>
        new()
        {
            Loss = Loss.SparseCategoricalCrossentropy,
            Optimizer = new Adam(),
            Epochs = 2,
            BatchSize = BatchSize,
            Seed = 3,
        };

    private static (float[] Parameters, History History) Train(IDataSource data)
    {
        var net = new FileNet(seed: 1);
        History history = net.Fit(data, Options());
        var parameters = new float[FileNet.ParameterCount];
        net.CopyParametersTo(parameters);
        return (parameters, history);
    }

    [Network]
    [Input(256)]
    [Dense(16, Activation.ReLU)]
    [Dropout(0.1)]
    [Dense(2, Activation.Softmax)]
    private sealed partial class FileNet;
}
