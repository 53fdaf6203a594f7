using System.Diagnostics;

namespace NetGen.Benchmarks;

/// <summary>Times calls by wall clock. A call costs about a nanosecond more than the work itself, for the delegate.</summary>
/// <param name="seconds">About how long one measurement takes after the warm-up.</param>
internal sealed class Measure(double seconds)
{
    private const int MostRuns = 41,
        FewestRuns = 3;

    /// <summary>
    /// Warms up for half the time (at least 0.15 s and 64 calls unless they are slow, so that tiered compilation has finished), then times
    /// batches of equally many calls, 41 of them or, where one call already takes long, as many single calls as fit, at least 3.
    /// </summary>
    public Timing Batches(Action call)
    {
        double each = WarmUp(call);
        int runs = (int)Math.Clamp(seconds / each, FewestRuns, MostRuns);
        var times = new double[runs];
        for (int r = 0; r < runs; r++)
            times[r] = Batch(call, CallsOf(each, runs));
        return Timing.Of(times);
    }

    /// <summary>The same of two calls that are to be compared, a batch of each in turn, so that both see the machine in the same
    /// state.</summary>
    public (Timing First, Timing Second) InTurn(Action first, Action second)
    {
        double one = WarmUp(first),
            other = WarmUp(second);
        int runs = (int)Math.Clamp(seconds / Math.Max(one, other), FewestRuns, MostRuns);
        double[] times = new double[runs],
            otherTimes = new double[runs];
        for (int r = 0; r < runs; r++)
        {
            times[r] = Batch(first, CallsOf(one, runs));
            otherTimes[r] = Batch(second, CallsOf(other, runs));
        }
        return (Timing.Of(times), Timing.Of(otherTimes));
    }

    /// <summary> p50 and p99 over single calls, each timed alone, as a caller sees it who predicts now and then. What an empty call takes
    /// when timed in the same way (the clock's own cost, 20 to 40 ns, measured here, median) is subtracted.
    /// </summary>
    public (double P50, double P99) Latency(Action call)
    {
        int count = (int)Math.Clamp(seconds / WarmUp(call), 100, 100_000);
        double[] times = WithoutClock(Single(call, count, out _));
        return (times[count / 2], times[count * 99 / 100]);
    }

    /// <summary>The same of so many calls, each of them, the shortest first; and how many collections of garbage fell among
    /// them.</summary>
    public (double[] Times, int Collections) Singles(Action call, int count)
    {
        WarmUp(call);
        double[] times = Single(call, count, out int collections);
        return (WithoutClock(times), collections);
    }

    private static double[] WithoutClock(double[] times)
    {
        double overhead = Single(static () => { }, 20_000, out _)[10_000];
        return Array.ConvertAll(times, time => Math.Max(0, time - overhead));
    }

    private int CallsOf(double each, int runs) => (int)Math.Max(1, seconds / runs / each);

    private static double Batch(Action call, int calls)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < calls; i++)
            call();
        return Stopwatch.GetElapsedTime(start).TotalSeconds / calls;
    }

    private static double[] Single(Action call, int count, out int collections)
    {
        var ticks = new long[count];
        collections = -GC.CollectionCount(0);
        for (int i = 0; i < count; i++)
        {
            long start = Stopwatch.GetTimestamp();
            call();
            ticks[i] = Stopwatch.GetTimestamp() - start;
        }
        collections += GC.CollectionCount(0);
        Array.Sort(ticks);
        return Array.ConvertAll(ticks, t => t / (double)Stopwatch.Frequency);
    }

    // Returns seconds per call over the second half of the warm-up.
    private double WarmUp(Action call)
    {
        double time = Math.Max(0.15, seconds / 2),
            half = double.NaN,
            now;
        long start = Stopwatch.GetTimestamp(),
            calls = 0,
            callsAtHalf = 0;
        do
        {
            call();
            calls++;
            now = Stopwatch.GetElapsedTime(start).TotalSeconds;
            if (double.IsNaN(half) && now >= time / 2)
                (half, callsAtHalf) = (now, calls);
        } while (now < time || (calls < 64 && now < 4 * time));
        return calls > callsAtHalf ? (now - half) / (calls - callsAtHalf) : now / calls;
    }
}
