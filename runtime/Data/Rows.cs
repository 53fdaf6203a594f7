namespace NetGen;

/// <summary>What a <see cref="Dataset"/> and all its subsets share: one row of values a sample, stored in some form.</summary>
internal abstract class Rows
{
    /// <summary>The number of values in a row.</summary>
    public abstract int Length { get; }

    /// <summary>The number of rows.</summary>
    public abstract int Count { get; }

    /// <summary>Copies row <paramref name="row"/> into <paramref name="values"/>, which is <see cref="Length"/> long.</summary>
    public abstract void Copy(int row, Span<float> values);

    /// <summary>Tells the cache that row <paramref name="row"/> is read soon.</summary>
    public virtual void Prefetch(int row) { }
}
