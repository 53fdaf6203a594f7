using System.Globalization;
using System.Runtime.InteropServices;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>A copy of a network for inference, whose kernels are stored in fewer bytes; the network's own method Quantize makes it. It
/// keeps the weights of that moment whatever becomes of the network. What waits for weights from memory, as single samples of large layers
/// do, goes faster by about the bytes that they save; <see cref="Compare"/> says what it costs in accuracy. Safe from any number of
/// threads.</summary>
public sealed class QuantizedNetwork
{
    private readonly Engine<float> _engine;
    private readonly ProgramInfo _origin;
    private readonly StoredWeight[] _weights;

    internal QuantizedNetwork(Engine<float> network, Engine<float> engine, Quantization kind, StoredWeight[] weights)
    {
        (_origin, _engine, _weights, Quantization) = (network.Info, engine, weights, kind);
        CheckFinite(network);
        network.Checks.Adapted();
        foreach (StoredWeight weight in weights)
        {
            ReadOnlySpan<float> values = (network.Parameters + weight.Source).Span(weight.Length);
            if (weight.Columns == 0)
                values.CopyTo(Floats(weight));
            else if (kind == Quantization.BFloat16)
                StoredRows.ToBFloat16(values, Halves(weight));
            else
                StoredRows.ToInt8(values, Bytes(weight), Scales(weight));
        }
        network.States.Span(_origin.StateLength).CopyTo(engine.States.Span(_origin.StateLength));
    }

    /// <summary>How kernels are stored.</summary>
    public Quantization Quantization { get; }

    /// <summary>Values of one sample's input.</summary>
    public int InputLength => _engine.Info.InputLength;

    /// <summary>Values of one sample's output.</summary>
    public int OutputLength => _engine.Info.OutputLength;

    /// <summary>Memory of all weights in bytes, padding and scales included.</summary>
    public long WeightBytes
    {
        get
        {
            long bytes = sizeof(float) * ((long)_engine.Info.ArenaLength + _engine.Info.StateLength);
            foreach (StoredWeight weight in _weights)
                if (weight.Columns > 0)
                    bytes += weight.Length * (Quantization == Quantization.Int8 ? sizeof(sbyte) : sizeof(ushort));
            return bytes;
        }
    }

    /// <summary>Predicts samples, as <see cref="INetwork{T}.Predict"/> does.</summary>
    /// <param name="input">n whole samples.</param>
    /// <param name="output">Receives n whole outputs.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, or a layer refuses a value.</exception>
    public void Predict(ReadOnlySpan<float> input, Span<float> output) => _engine.Predict(input, output);

    /// <summary>The same on several threads, as <see cref="ParallelPrediction"/> has it.</summary>
    /// <inheritdoc cref="Predict(ReadOnlySpan{float}, Span{float})"/>
    /// <param name="input">n whole samples.</param>
    /// <param name="output">Receives n whole outputs.</param>
    /// <param name="maxDegreeOfParallelism">The most threads, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxDegreeOfParallelism"/> is less than 1.</exception>
    public void Predict(ReadOnlySpan<float> input, Span<float> output, int maxDegreeOfParallelism)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxDegreeOfParallelism, 1);
        _engine.Predict(input, output, maxDegreeOfParallelism);
    }

    /// <summary>Predicts one sample and gives the index of the largest output.</summary>
    /// <exception cref="ArgumentException">It is not one sample.</exception>
    public int PredictClass(ReadOnlySpan<float> input) => _engine.PredictClass(input);

    /// <summary>A run of the network step by step.</summary>
    /// <exception cref="NotSupportedException">The network does not go step by step.</exception>
    public SequenceStream<float> CreateStream() => _engine.CreateStream();

    /// <summary>A run of the network over a source, step by step.</summary>
    /// <param name="source">One sample of the inputs before the last.</param>
    /// <exception cref="ArgumentException">The source has another length, or holds an index out of range.</exception>
    /// <exception cref="NotSupportedException">The network does not go step by step over a source.</exception>
    public SequenceStream<float> CreateStream(ReadOnlySpan<float> source) => _engine.CreateStream(source);

    /// <summary>The weights that it computes with, as floats under the network's names: what they were rounded to.</summary>
    public IReadOnlyList<NamedTensor> GetWeights()
    {
        using var arena = new NativeArray<float>(_origin.ArenaLength);
        foreach (StoredWeight weight in _weights)
        {
            Span<float> values = (arena.Start + weight.Source).Span(weight.Length);
            if (weight.Columns == 0)
                Floats(weight).CopyTo(values);
            else if (Quantization == Quantization.BFloat16)
                StoredRows.FromBFloat16(Halves(weight), values);
            else
                StoredRows.FromInt8(Bytes(weight), Scales(weight), values);
        }
        return Array.ConvertAll(
            _origin.Parameters,
            spec =>
            {
                var values = new float[spec.Length];
                Layout.ToUser(spec, spec.IsState ? _engine.States : arena.Start, values);
                return new NamedTensor(spec.Name, spec.Shape, values);
            }
        );
    }

    /// <summary>Predicts samples by both networks and says how far apart they are: the measured price of fewer bytes.</summary>
    /// <param name="network">The network that this one was made of.</param>
    /// <param name="samples">n whole samples, such as those of a validation set; at least one.</param>
    /// <exception cref="ArgumentException">The network is another one, there is no sample, or values that a layer refuses.</exception>
    public QuantizationError Compare(INetwork<float> network, ReadOnlySpan<float> samples)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (network.Engine.Info != _origin)
            throw new ArgumentException($"A quantized {_origin.Name} is not made of a {network.Engine.Info.Name}.", nameof(network));
        if (samples.IsEmpty)
            throw new ArgumentException("There is no sample.", nameof(samples));
        float[] expected = new float[samples.Length / InputLength * OutputLength],
            actual = new float[expected.Length];
        network.Predict(samples, expected);
        Predict(samples, actual);
        double largest = 0,
            squares = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            double difference = Math.Abs((double)expected[i] - actual[i]);
            largest = Math.Max(largest, difference);
            squares += difference * difference;
        }
        int columns = _origin.OutputColumns,
            rows = expected.Length / columns,
            same = 0;
        for (int row = 0; row < rows; row++)
            same += Largest(expected, row, columns) == Largest(actual, row, columns) ? 1 : 0;
        return new(
            samples.Length / InputLength,
            largest,
            Math.Sqrt(squares / expected.Length),
            same / (double)rows,
            WeightBytes,
            sizeof(float) * ((long)_origin.ArenaLength + _origin.StateLength)
        );
    }

    private static int Largest(float[] rows, int row, int columns) => Ranking.Largest<float>(rows.AsSpan(row * columns, columns));

    private void CheckFinite(Engine<float> network)
    {
        foreach (NamedTensor<float> tensor in network.GetWeights())
            if (Finite.FirstOther<float>(tensor.Values) is >= 0 and int at)
                throw new InvalidOperationException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"'{tensor.Name}' of {_origin.Name} has {tensor.Values[at]} at position {at}; only finite weights can be "
                            + $"quantized. Load weights of before training diverged."
                    )
                );
    }

    private Span<float> Floats(StoredWeight weight) => (_engine.Parameters + weight.Target).Span(weight.Length);

    private Span<float> Scales(StoredWeight weight) => (_engine.Parameters + weight.Scales).Span(weight.Columns);

    private Span<sbyte> Bytes(StoredWeight weight) => MemoryMarshal.Cast<byte, sbyte>((_engine.Stored + weight.Target).Span(weight.Length));

    private Span<ushort> Halves(StoredWeight weight) =>
        MemoryMarshal.Cast<byte, ushort>((_engine.Stored + weight.Target).Span(weight.Length * sizeof(ushort)));
}
