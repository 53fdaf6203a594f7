using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>What a <see cref="Dataset"/> and all its subsets share: one row of values a sample, stored in some form.</summary>
internal abstract class Rows
{
    /// <summary>The number of values in a row.</summary>
    public abstract int Length { get; }

    /// <summary>The number of rows.</summary>
    public abstract int Count { get; }

    /// <summary>Whether values have more digits than a float.</summary>
    public virtual bool AreDoubles => false;

    /// <summary>Copies row <paramref name="row"/> into <paramref name="values"/>, which is <see cref="Length"/> long.</summary>
    public abstract void Copy(int row, Span<float> values);

    /// <inheritdoc cref="Copy(int, Span{float})"/>
    public abstract void Copy(int row, Span<double> values);

    /// <summary>The same in the precision of the span.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void CopyTo<T>(int row, Span<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
            Copy(row, MemoryMarshal.Cast<T, float>(values));
        else
            Copy(row, MemoryMarshal.Cast<T, double>(values));
    }

    /// <summary>Tells the cache that row <paramref name="row"/> is read soon.</summary>
    public virtual void Prefetch(int row) { }
}
