namespace NetGen.Benchmarks;

/// <summary>One line of the table: some work, what it costs at least, and what the peers call the same work.</summary>
/// <param name="Name">For the reader.</param>
/// <param name="Flop">Floating-point operations of one call, a multiply-add counted as two; 0 if they are not what limits.</param>
/// <param name="Bytes">Bytes one call must read, which is also the working set that decides the cache level; 0 if they are not what
/// limits.</param>
/// <param name="Make">Prepares the work and returns the call to time; null for a row whose network is not written yet.</param>
internal sealed record Row(string Name, double Flop, double Bytes, Func<Action>? Make = null)
{
    /// <summary>What the peers call this work, for example "mlp 1"; empty if no peer does it.</summary>
    public string Case { get; init; } = "";

    /// <summary>Whether single calls are timed too, for p50 and p99.</summary>
    public bool Latency { get; init; }
}
