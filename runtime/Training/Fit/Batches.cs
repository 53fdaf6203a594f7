using System.Numerics;
using System.Runtime.InteropServices;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>Reads a data source batch by batch into a trainer, in order or shuffled.</summary>
internal sealed class Batches<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly IDataSource _data;
    private readonly Trainer<T> _trainer;
    private readonly SampleOrder _order;
    private readonly BatchWeights<T> _weights;
    private readonly int _size;

    /// <summary>Checks that the source fits the network and the loss.</summary>
    /// <param name="data">The source.</param>
    /// <param name="trainer">Receives the batches.</param>
    /// <param name="info">The trainer's network.</param>
    /// <param name="what">Which data it is, for messages.</param>
    /// <param name="size">Samples of a batch; 0: as many as the trainer takes.</param>
    /// <param name="classes">Weights of losses by class; null where all classes count alike.</param>
    public Batches(IDataSource data, Trainer<T> trainer, ProgramInfo info, string what, int size = 0, ClassWeights<T>? classes = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        (_data, _trainer, _size) = (data, trainer, size == 0 ? trainer.BatchSize : size);
        if (data.Count < 1)
            throw new ArgumentException($"The {what} data has no samples.", nameof(data));
        Fits(data.InputShape, info.InputShape, $"input of the {what} data", $"{info.Name} takes");
        Fits(
            data.TargetShape,
            info.TargetShape(trainer.TargetLength),
            $"target of the {what} data",
            $"{trainer.Loss.Name} behind the {info.OutputLength} outputs of {info.Name} needs"
        );
        _weights = new BatchWeights<T>(data, trainer, what, classes);
        _order = new SampleOrder(data.Count);
    }

    /// <summary>The number of samples.</summary>
    public int Count => _order.Count;

    /// <summary>Weights of one sample; 0 where all are 1.</summary>
    public int WeightLength => _weights.Length;

    /// <summary>Starts an epoch, in an order that depends on nothing but seed and epoch; without a seed, in the source's.</summary>
    public void Begin(int epoch, int? shuffleSeed)
    {
        _data.BeginEpoch(epoch);
        _order.Begin(epoch, shuffleSeed);
    }

    /// <summary>Fills the trainer with the batch that starts at <paramref name="start"/> and returns its number of samples.</summary>
    /// <exception cref="ArgumentException">An input is NaN or infinite, or a layer cannot take it; the network has not changed.</exception>
    public int Read(int start)
    {
        ReadOnlySpan<int> samples = _order.From(start, _size);
        int n = samples.Length;
        Span<T> inputs = _trainer.Inputs(n),
            targets = _trainer.Targets(n);
        // A data set in memory fetches the next batch into the cache on the way.
        if (_data is Dataset data)
            data.Read(samples, _order.From(start + _size, n), inputs, targets);
        else if (_data is PrefetchedSource ahead)
            ahead.Read(samples, _order.From(start + _size, _size), inputs, targets);
        else if (typeof(T) == typeof(float))
            _data.Read(samples, MemoryMarshal.Cast<T, float>(inputs), MemoryMarshal.Cast<T, float>(targets));
        else
            _data.Read(samples, MemoryMarshal.Cast<T, double>(inputs), MemoryMarshal.Cast<T, double>(targets));
        Check(inputs, samples);
        _weights.Read(samples, targets);
        return n;
    }

    /// <summary>Whether each sample of the batch that starts at <paramref name="start"/> goes on where the one in its row of the batch
    /// before ended.</summary>
    public bool Continues(int start)
    {
        if (start == 0)
            return false;
        for (int i = start; i < Math.Min(start + _size, Count); i++)
            if (_data.Previous(_order[i]) != _order[i - _size])
                return false;
        return true;
    }

    /// <summary>Whether the sample at a position goes on where the one before it ended.</summary>
    public bool Follows(int position) => position > 0 && _data.Previous(_order[position]) == _order[position - 1];

    /// <summary>Whether any sample does.</summary>
    public bool AnyFollows()
    {
        for (int i = 1; i < Count; i++)
            if (Follows(i))
                return true;
        return false;
    }

    /// <summary>Throws if any input or target of the source is unusable. Samples must be in order.</summary>
    public void Check()
    {
        ProgramInfo info = _trainer.Engine.Info;
        for (int start = 0; start < Count; start += _size)
        {
            int n = _data is Dataset { MayBeIncomplete: false } data && info.Checks.Length == 0 ? ReadTargets(data, start) : Read(start);
            ReadOnlySpan<T> targets = _trainer.Targets(n);
            _trainer.Loss.CheckTargets(targets, _trainer.TargetLength, info.OutputColumns, start);
            _weights.Check(_order.From(start, _size), targets, start);
        }
        _weights.CheckClasses();
    }

    // What is in memory was finite when it came there.
    private void Check(ReadOnlySpan<T> inputs, ReadOnlySpan<int> samples)
    {
        if (_data is Dataset)
            _trainer.Engine.Checks.Inputs(inputs, samples);
        else
            _trainer.Engine.Checks.Samples(inputs, samples);
    }

    private int ReadTargets(Dataset data, int start)
    {
        int n = Math.Min(_size, Count - start),
            length = _trainer.TargetLength;
        Span<T> targets = _trainer.Targets(n);
        for (int i = 0; i < n; i++)
            data.CopyTarget(_order[start + i], targets.Slice(i * length, length));
        return n;
    }

    private static void Fits(ReadOnlySpan<int> shape, int[] expected, string what, string needs)
    {
        long product = 1;
        int length = Dimensions.Length(expected);
        foreach (int axis in shape)
            product *= axis;
        if (product != length)
            throw new ArgumentException(
                $"The {what} has the shape {Show.Shape(shape)}, {product} values, but "
                    + $"{needs} {length}{(expected.Length > 1 ? $", {Show.Shape(expected)}" : "")}.",
                "data"
            );
        if (!Dimensions.AreAlike(shape, expected))
            throw new ArgumentException(
                $"The {what} has the shape {Show.Shape(shape)}, but {needs} {Show.Shape(expected)}: as many values "
                    + $"in another order. Turn the axes of the data; "
                    + "axes of 1 may be there or not, and neighbouring axes may be one, as in a flat vector.",
                "data"
            );
    }
}
