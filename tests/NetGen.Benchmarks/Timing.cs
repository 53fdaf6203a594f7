namespace NetGen.Benchmarks;

/// <summary>Seconds per call.</summary>
/// <param name="Median">Of the batches.</param>
/// <param name="Min">Of the batches.</param>
/// <param name="P20">The batch that a fifth are faster than: steadier than the minimum, less disturbed by neighbours than the
/// median.</param>
internal readonly record struct Timing(double Median, double Min, double P20)
{
    /// <summary>Sorts seconds per call and picks from them.</summary>
    public static Timing Of(double[] seconds)
    {
        Array.Sort(seconds);
        return new(seconds[seconds.Length / 2], seconds[0], seconds[seconds.Length / 5]);
    }
}
