using System.Numerics;

namespace NetGen.CompilerServices;

/// <summary>The steps that are no padding in a batch of sequences whose output has a mask, as a batch in which each is a sample of its own.
/// That is what losses and metrics are given, and so each of them is a mean over these steps, as in Keras, without knowing of
/// masks.</summary>
internal sealed class ValidSteps<T>(ProgramInfo info, int capacity) : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int _steps = info.MaskedSteps,
        _columns = info.OutputColumns,
        _pitch = RowPadding.Padded(info.OutputColumns);
    private readonly int[] _rows = new int[capacity * info.MaskedSteps];
    private readonly NativeArray<T> _z = new(checked(capacity * info.MaskedSteps * RowPadding.Padded(info.OutputColumns)));
    private readonly NativeArray<T> _dz = new(checked(capacity * info.MaskedSteps * RowPadding.Padded(info.OutputColumns)));
    private NativeArray<T> _targets = new(0);
    private readonly T[] _weights = new T[capacity * info.MaskedSteps];
    private int _targetLength;
    private bool _areWeighted;

    /// <summary>How many there are in the batch.</summary>
    public int Count { get; private set; }

    /// <summary>Their targets, one after another.</summary>
    public ReadOnlySpan<T> Targets => _targets.Span[..(Count * _targetLength)];

    /// <summary>Their weights; empty where all are 1.</summary>
    public ReadOnlySpan<T> Weights => _areWeighted ? _weights.AsSpan(0, Count) : default;

    /// <summary>The batch of these steps.</summary>
    /// <param name="batch">Whole samples. A weight is that of all steps of a sample, unless each has its own.</param>
    /// <param name="mask">For each sample a row of steps, padded to 16.</param>
    public LossBatch<T> Gather(in LossBatch<T> batch, Ptr<T> mask)
    {
        Find(mask, batch.N);
        _targetLength = batch.Targets.Length / batch.N / _steps;
        if (_targets.Length < _rows.Length * _targetLength)
        {
            _targets.Dispose();
            _targets = new NativeArray<T>(checked(_rows.Length * _targetLength));
        }
        int weights = batch.Weights.Length / batch.N;
        _areWeighted = weights > 0;
        for (int i = 0; i < Count; i++)
        {
            if (weights > 0)
                _weights[i] = batch.Weights[weights == 1 ? _rows[i] / _steps : _rows[i]];
            batch.ZOf(_rows[i] / _steps).Slice(_rows[i] % _steps * _columns, _columns).CopyTo((_z.Start + i * _pitch).Span(_columns));
            batch.Targets.Slice(_rows[i] * _targetLength, _targetLength).CopyTo(_targets.Span[(i * _targetLength)..]);
        }
        return batch with
        {
            N = Count,
            Total = Count,
            Length = _columns,
            Pitch = _pitch,
            Z = _z.Start,
            DZ = _dz.Start,
            Targets = Targets,
            Weights = Weights,
        };
    }

    /// <summary>Writes the gradient of these steps to where they stand in whole samples; that of padding is 0.</summary>
    public void Scatter(in LossBatch<T> batch)
    {
        for (int i = 0; i < batch.N; i++)
            batch.DZOf(i).Clear();
        for (int i = 0; i < Count; i++)
            (_dz.Start + i * _pitch).Span(_columns).CopyTo(batch.DZOf(_rows[i] / _steps)[(_rows[i] % _steps * _columns)..]);
    }

    /// <summary>Moves the outputs of these steps to the front of those of whole samples.</summary>
    public Span<T> Compact(Span<T> outputs)
    {
        for (int i = 0; i < Count; i++)
            outputs.Slice(_rows[i] * _columns, _columns).CopyTo(outputs[(i * _columns)..]);
        return outputs[..(Count * _columns)];
    }

    public void Dispose()
    {
        _z.Dispose();
        _dz.Dispose();
        _targets.Dispose();
    }

    private void Find(Ptr<T> mask, int n)
    {
        int pitch = RowPadding.Padded(_steps);
        Count = 0;
        for (int row = 0; row < n * _steps; row++)
            if (mask[row / _steps * pitch + row % _steps] != T.Zero)
                _rows[Count++] = row;
    }
}
