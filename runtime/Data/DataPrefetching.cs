namespace NetGen;

/// <summary>Reading and training at the same time.</summary>
public static class DataPrefetching
{
    /// <summary>The same samples; while <see cref="NetworkTraining.Fit"/> trains on one batch, the next is read on a thread of the pool.
    /// For sources that take their time, such as files, or <see cref="DataAugmentation.Augment"/>. The network gets the same bits as
    /// without. What the source throws, a cancellation too, is thrown where its batch is asked for. Read by one thread at a time, the
    /// source below need not be safe for several.</summary>
    /// <param name="data">The source; do not read it elsewhere meanwhile.</param>
    public static IDataSource Prefetch(this IDataSource data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new PrefetchedSource(data);
    }
}
