using System.Diagnostics;
using NetGen.CompilerServices;

namespace NetGen.Runtime.Tests;

public class PaceTests
{
    private static readonly long s_short = Stopwatch.Frequency / 10_000;

    [Fact]
    public void ShortRunsGoTheFasterWay()
    {
        Assert.True(AfterMeasuring(together: 3 * s_short, alone: 2 * s_short).IsAlone);
        Assert.False(AfterMeasuring(together: 2 * s_short, alone: 3 * s_short).IsAlone);
    }

    [Fact]
    public void LongRunsAreNeverTriedAlone()
    {
        var pace = new Pace();
        for (int i = 0; i < 2 * Pace.Kept * Pace.Window; i++)
        {
            Assert.False(pace.IsAlone);
            pace.Took(Stopwatch.Frequency / 1000);
        }
    }

    [Fact]
    public void ItIsFoundAnewNowAndThen()
    {
        Pace pace = AfterMeasuring(together: 3 * s_short, alone: 2 * s_short);
        for (int i = 0; i < Pace.Kept * Pace.Window; i++)
        {
            Assert.True(pace.IsAlone);
            pace.Took(s_short);
        }
        Assert.False(pace.IsAlone);
        Measure(pace, together: s_short, alone: 2 * s_short);
        Assert.False(pace.IsAlone);
    }

    [Fact]
    public void ANeighbourIsNoticed()
    {
        Pace pace = AfterMeasuring(together: s_short, alone: 2 * s_short);
        for (int i = 0; i < Pace.Window; i++)
        {
            Assert.False(pace.IsAlone);
            pace.Took(3 * s_short);
        }
        Measure(pace, together: 3 * s_short, alone: 2 * s_short);
        Assert.True(pace.IsAlone);
    }

    [Fact]
    public void ATeamDoesAllOfTheWorkEitherWay()
    {
        using var team = new Team(3);
        var work = new Counted();
        for (int i = 0; i < 3 * Pace.Window; i++)
        {
            Array.Clear(work.Done);
            team.Run(work);
            Assert.All(work.Done, times => Assert.Equal(1, times));
        }
    }

    private static Pace AfterMeasuring(long together, long alone)
    {
        var pace = new Pace();
        Measure(pace, together, alone);
        return pace;
    }

    private static void Measure(Pace pace, long together, long alone)
    {
        for (int i = 0; i < Pace.Window; i++)
        {
            Assert.False(pace.IsAlone);
            pace.Took(together);
        }
        for (int i = 0; i < Pace.Window; i++)
        {
            Assert.True(pace.IsAlone);
            pace.Took(alone);
        }
    }

    private sealed class Counted : IWork
    {
        public int[] Done { get; } = new int[20];

        public void Run(int part, int parts)
        {
            (int from, int to) = Partition.Of(Done.Length, part, parts);
            for (int i = from; i < to; i++)
                Done[i]++;
        }
    }
}
