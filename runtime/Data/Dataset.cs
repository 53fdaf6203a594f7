using System.Numerics;

namespace NetGen;

/// <summary>Samples with targets in memory. It never changes: what splits, scales or encodes returns another one, and subsets share its
/// storage.</summary>
public sealed partial class Dataset : IDataSource
{
    private readonly Rows _inputs,
        _targets;
    private readonly int[] _inputShape,
        _targetShape;

    /// <summary>The weights of the samples, in their order; null where all count alike.</summary>
    private readonly float[]? _weights;

    /// <summary>The stored row of each sample; null where sample i is row i.</summary>
    private readonly int[]? _rows;

    /// <summary>Wraps two arrays without copying them: change neither afterwards.</summary>
    /// <param name="inputs">The samples' inputs, one after another, each in C order.</param>
    /// <param name="targets">The samples' targets, likewise.</param>
    /// <param name="inputShape">The shape of one sample: [784] or [28, 28, 1].</param>
    /// <param name="targetShape">The shape of one target: [1] for a label, [10] for one-hot classes.</param>
    /// <exception cref="ArgumentException">A shape has no axis or one below 1, the arrays are not the same whole number of samples, there
    /// is no sample, or a value is NaN or infinite.</exception>
    public Dataset(float[] inputs, float[] targets, int[] inputShape, int[] targetShape)
        : this(
            Stored(inputs, inputShape, nameof(inputs)),
            Stored(targets, targetShape, nameof(targets)),
            null,
            [.. inputShape],
            [.. targetShape],
            null
        )
    {
        CheckCounts();
    }

    /// <summary>Wraps inputs that stay bytes, a quarter of the memory, and become floats as they are read: byte ×
    /// <paramref name="scale"/>.</summary>
    /// <param name="inputs">The samples' inputs, one after another, each in C order. Not copied: do not change them afterwards.</param>
    /// <param name="targets">The samples' targets, likewise.</param>
    /// <param name="inputShape">The shape of one sample: [28, 28, 1].</param>
    /// <param name="targetShape">The shape of one target: [1] for a label, [10] for one-hot classes.</param>
    /// <param name="scale">What each byte is multiplied by: 1/255 brings it to 0..1.</param>
    /// <exception cref="ArgumentException">As above, or the scale is zero, NaN or infinite.</exception>
    public Dataset(byte[] inputs, float[] targets, int[] inputShape, int[] targetShape, float scale)
        : this(
            Bytes(inputs, inputShape, scale),
            Stored(targets, targetShape, nameof(targets)),
            null,
            [.. inputShape],
            [.. targetShape],
            null
        )
    {
        CheckCounts();
    }

    /// <summary>Wraps two arrays of doubles without copying them, for networks of <see cref="Precision.Double"/>; others read them rounded
    /// to floats.</summary>
    /// <inheritdoc cref="Dataset(float[], float[], int[], int[])"/>
    public Dataset(double[] inputs, double[] targets, int[] inputShape, int[] targetShape)
        : this(
            Stored(inputs, inputShape, nameof(inputs)),
            Stored(targets, targetShape, nameof(targets)),
            null,
            [.. inputShape],
            [.. targetShape],
            null
        )
    {
        CheckCounts();
    }

    private Dataset(Rows inputs, Rows targets, int[]? rows, int[] inputShape, int[] targetShape, float[]? weights)
    {
        _weights = weights;
        _inputs = inputs;
        _targets = targets;
        _rows = rows;
        _inputShape = inputShape;
        _targetShape = targetShape;
    }

    /// <inheritdoc/>
    public int Count => _rows?.Length ?? _inputs.Count;

    /// <inheritdoc/>
    public ReadOnlySpan<int> InputShape => _inputShape;

    /// <inheritdoc/>
    public ReadOnlySpan<int> TargetShape => _targetShape;

    /// <inheritdoc cref="IDataSource.InputLength"/>
    public int InputLength => _inputs.Length;

    /// <inheritdoc cref="IDataSource.TargetLength"/>
    public int TargetLength => _targets.Length;

    /// <summary>What values are kept in: <see cref="Precision.Double"/> only if both inputs and targets are.</summary>
    public Precision Precision => _inputs.AreDoubles && _targets.AreDoubles ? Precision.Double : Precision.Single;

    /// <inheritdoc/>
    public void Read(ReadOnlySpan<int> samples, Span<float> inputs, Span<float> targets) => Read(samples, default, inputs, targets);

    /// <inheritdoc/>
    public void Read(ReadOnlySpan<int> samples, Span<double> inputs, Span<double> targets) => Read(samples, default, inputs, targets);

    /// <summary>Copies one sample's input: <see cref="InputLength"/> values.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    /// <exception cref="ArgumentException">The span has another length.</exception>
    public void CopyInputTo(int sample, Span<float> input) => Copy(_inputs, sample, input, nameof(input));

    /// <inheritdoc cref="CopyInputTo(int, Span{float})"/>
    public void CopyInputTo(int sample, Span<double> input) => Copy(_inputs, sample, input, nameof(input));

    /// <summary>Copies one sample's target: <see cref="TargetLength"/> values.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    /// <exception cref="ArgumentException">The span has another length.</exception>
    public void CopyTargetTo(int sample, Span<float> target) => Copy(_targets, sample, target, nameof(target));

    /// <inheritdoc cref="CopyTargetTo(int, Span{float})"/>
    public void CopyTargetTo(int sample, Span<double> target) => Copy(_targets, sample, target, nameof(target));

    /// <summary><see cref="IDataSource.Read(ReadOnlySpan{int}, Span{float}, Span{float})"/>, which also starts to fetch the samples that
    /// the next call asks for, one for each that it copies.</summary>
    internal void Read<T>(ReadOnlySpan<int> samples, ReadOnlySpan<int> next, Span<T> inputs, Span<T> targets)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        CheckLength(inputs.Length, samples.Length, InputLength, nameof(inputs));
        CheckLength(targets.Length, samples.Length, TargetLength, nameof(targets));
        CompilerServices.Overlap.Refuse<T>(inputs, targets, nameof(inputs), nameof(targets), mayBeginTogether: false);
        foreach (int sample in samples)
            CheckSample(sample, nameof(samples));
        foreach (int sample in next)
            CheckSample(sample, nameof(next));
        for (int i = 0; i < samples.Length; i++)
        {
            if (i < next.Length)
                _inputs.Prefetch(Row(next[i]));
            int row = Row(samples[i]);
            _inputs.CopyTo(row, inputs.Slice(i * InputLength, InputLength));
            _targets.CopyTo(row, targets.Slice(i * TargetLength, TargetLength));
        }
    }

    /// <summary>One sample's target in the precision of the span.</summary>
    internal void CopyTarget<T>(int sample, Span<T> target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Copy(_targets, sample, target, nameof(target));

    private void Copy<T>(Rows rows, int sample, Span<T> values, string argument)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        CheckSample(sample, nameof(sample));
        CheckLength(values.Length, 1, rows.Length, argument);
        rows.CopyTo(Row(sample), values);
    }

    private int Row(int sample) => _rows is null ? sample : _rows[sample];

    private void CheckSample(int sample, string argument)
    {
        if ((uint)sample >= (uint)Count)
            throw new ArgumentOutOfRangeException(
                argument,
                sample,
                $"There is no sample {sample}; the set has the samples 0 to {Count - 1}."
            );
    }

    private static void CheckLength(int length, int samples, int each, string argument)
    {
        if (length != (long)samples * each)
            throw new ArgumentException(
                $"{samples} samples of {each} values are {(long)samples * each} values, but the span holds {length}.",
                argument
            );
    }
}
