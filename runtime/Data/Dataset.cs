namespace NetGen;

/// <summary>Samples with targets in memory. It never changes: what splits, scales or encodes returns another one, and subsets share its storage.</summary>
public sealed partial class Dataset : IDataSource
{
    private readonly Rows _inputs, _targets;
    private readonly int[] _inputShape, _targetShape;

    /// <summary>The stored row of each sample; null where sample i is row i.</summary>
    private readonly int[]? _rows;

    /// <summary>Wraps two arrays without copying them: change neither afterwards.</summary>
    /// <param name="inputs">The samples' inputs, one after another, each in C order.</param>
    /// <param name="targets">The samples' targets, likewise.</param>
    /// <param name="inputShape">The shape of one sample: [784] or [28, 28, 1].</param>
    /// <param name="targetShape">The shape of one target: [1] for a label, [10] for one-hot classes.</param>
    /// <exception cref="ArgumentException">A shape has no axis or one below 1, the arrays are not the same whole number of samples, there is no sample,
    /// or a value is NaN or infinite.</exception>
    public Dataset(float[] inputs, float[] targets, int[] inputShape, int[] targetShape)
        : this(Float(inputs, inputShape, nameof(inputs)), Float(targets, targetShape, nameof(targets)), null, [.. inputShape], [.. targetShape])
    {
        CheckCounts();
    }

    /// <summary>Wraps inputs that stay bytes, a quarter of the memory, and become floats as they are read: byte × <paramref name="scale"/>.</summary>
    /// <param name="inputs">The samples' inputs, one after another, each in C order. Not copied: do not change them afterwards.</param>
    /// <param name="targets">The samples' targets, likewise.</param>
    /// <param name="inputShape">The shape of one sample: [28, 28, 1].</param>
    /// <param name="targetShape">The shape of one target: [1] for a label, [10] for one-hot classes.</param>
    /// <param name="scale">What each byte is multiplied by: 1/255 brings it to 0..1.</param>
    /// <exception cref="ArgumentException">As above, or the scale is zero, NaN or infinite.</exception>
    public Dataset(byte[] inputs, float[] targets, int[] inputShape, int[] targetShape, float scale)
        : this(Bytes(inputs, inputShape, scale), Float(targets, targetShape, nameof(targets)), null, [.. inputShape], [.. targetShape])
    {
        CheckCounts();
    }

    private Dataset(Rows inputs, Rows targets, int[]? rows, int[] inputShape, int[] targetShape)
    {
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

    /// <inheritdoc/>
    public void Read(ReadOnlySpan<int> samples, Span<float> inputs, Span<float> targets) => Read(samples, default, inputs, targets);

    /// <summary>Copies one sample's input: <see cref="InputLength"/> values.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    /// <exception cref="ArgumentException">The span has another length.</exception>
    public void CopyInputTo(int sample, Span<float> input)
    {
        CheckSample(sample, nameof(sample));
        CheckLength(input.Length, 1, InputLength, nameof(input));
        _inputs.Copy(Row(sample), input);
    }

    /// <summary>Copies one sample's target: <see cref="TargetLength"/> values.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    /// <exception cref="ArgumentException">The span has another length.</exception>
    public void CopyTargetTo(int sample, Span<float> target)
    {
        CheckSample(sample, nameof(sample));
        CheckLength(target.Length, 1, TargetLength, nameof(target));
        _targets.Copy(Row(sample), target);
    }

    /// <summary><see cref="IDataSource.Read"/>, which also starts to fetch the samples that the next call asks for, one for each that it copies.</summary>
    internal void Read(ReadOnlySpan<int> samples, ReadOnlySpan<int> next, Span<float> inputs, Span<float> targets)
    {
        CheckLength(inputs.Length, samples.Length, InputLength, nameof(inputs));
        CheckLength(targets.Length, samples.Length, TargetLength, nameof(targets));
        Kernels.Overlap.Refuse<float>(inputs, targets, nameof(inputs), nameof(targets), mayBeginTogether: false);
        foreach (int sample in samples) CheckSample(sample, nameof(samples));
        foreach (int sample in next) CheckSample(sample, nameof(next));
        for (int i = 0; i < samples.Length; i++)
        {
            if (i < next.Length) _inputs.Prefetch(Row(next[i]));
            int row = Row(samples[i]);
            _inputs.Copy(row, inputs.Slice(i * InputLength, InputLength));
            _targets.Copy(row, targets.Slice(i * TargetLength, TargetLength));
        }
    }

    private int Row(int sample) => _rows is null ? sample : _rows[sample];

    private void CheckSample(int sample, string argument)
    {
        if ((uint)sample >= (uint)Count) throw new ArgumentOutOfRangeException(argument, sample, $"There is no sample {sample}; the set has the samples 0 to {Count - 1}.");
    }

    private static void CheckLength(int length, int samples, int each, string argument)
    {
        if (length != (long)samples * each) throw new ArgumentException($"{samples} samples of {each} values are {(long)samples * each} values, but the span holds {length}.", argument);
    }
}
