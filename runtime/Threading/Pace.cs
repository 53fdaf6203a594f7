using System.Diagnostics;

namespace NetGen.CompilerServices;

/// <summary>Whether a team's work goes faster on all threads or on one. Work of many microseconds and less may lose to the waiting of
/// threads for each other what it gains by them, above all where others use the processor; so some of it is timed either way now and then,
/// and most of it goes the faster one. Results have the same bits on any number of threads.</summary>
internal sealed class Pace
{
    /// <summary>Runs that are timed together: many times as many as a training step has.</summary>
    internal const int Window = 64;

    /// <summary>Windows that go the way that was found to be the faster.</summary>
    internal const int Kept = 64;

    /// <summary>Runs of more than this stay on all threads: beside them, no waiting counts.</summary>
    private static readonly long s_longest = Stopwatch.Frequency / 2_000;

    private Stage _stage;
    private int _runs = Window,
        _windows;
    private long _ticks,
        _together,
        _alone;

    private enum Stage
    {
        Together,
        Alone,
        Chosen,
    }

    /// <summary>The next run goes on one thread.</summary>
    public bool IsAlone { get; private set; }

    /// <summary>A run took so many ticks of the stopwatch.</summary>
    public void Took(long ticks)
    {
        _ticks += ticks;
        if (--_runs > 0)
            return;
        if (_stage == Stage.Together && _ticks > Window * s_longest)
            Choose(isAlone: false, alone: long.MaxValue);
        else if (_stage == Stage.Together)
            (_stage, IsAlone, _together) = (Stage.Alone, true, _ticks);
        else if (_stage == Stage.Alone)
            Choose(_ticks < _together, _ticks);
        else if (--_windows == 0 || (!IsAlone && _ticks > _alone))
            // Others may have begun to use the processor, or have ended.
            (_stage, IsAlone) = (Stage.Together, false);
        (_ticks, _runs) = (0, Window);
    }

    private void Choose(bool isAlone, long alone) => (_stage, IsAlone, _alone, _windows) = (Stage.Chosen, isAlone, alone, Kept);
}
