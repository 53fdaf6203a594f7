using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

/// <summary>The last columns of a row, those that fill no whole vector. Where a row owns the padding behind it they are read or written as
/// a vector all the same; otherwise one by one, through a buffer of one vector.</summary>
internal readonly struct RowTail<V, T>
    where V : struct, IVec<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Ptr<T> _buffer;
    private readonly V _mask;
    private readonly bool _readsPadding,
        _writesPadding;

    public RowTail(Ptr<T> buffer, int columns, bool readsPadding, bool writesPadding)
    {
        (_buffer, _readsPadding, _writesPadding) = (buffer, readsPadding, writesPadding);
        Count = columns % V.Count;
        Start = columns - Count;
        _mask = V.Greater(V.Create(T.CreateTruncating(Count)), V.Indices);
    }

    /// <summary>How many columns; may be none.</summary>
    public int Count { get; }

    /// <summary>One past the last column that <see cref="Store"/> writes.</summary>
    public int End => _writesPadding && Count > 0 ? Start + V.Count : Start + Count;

    /// <summary>The first of them.</summary>
    public int Start { get; }

    /// <summary>The columns, and <paramref name="fill"/> in the lanes behind them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Load(Ptr<T> row, V fill)
    {
        if (_readsPadding)
            return V.Select(_mask, V.Load(row + Start), fill);
        V.Store(_buffer, fill);
        for (int j = 0; j < Count; j++)
            _buffer[j] = row[Start + j];
        return V.Load(_buffer);
    }

    /// <summary>Writes the columns, and the lanes behind them too if the row owns its padding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(Ptr<T> row, V value)
    {
        if (_writesPadding)
            V.Store(row + Start, value);
        else
            V.StoreFirst(row + Start, value, Count);
    }
}
