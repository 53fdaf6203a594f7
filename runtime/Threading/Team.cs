using System.Diagnostics;

namespace NetGen.CompilerServices;

/// <summary>Work that is divided into parts.</summary>
internal interface IWork
{
    /// <summary>Does part <paramref name="part"/> of <paramref name="parts"/>.</summary>
    void Run(int part, int parts);
}

/// <summary>A few threads that wait for work. They spin for a microsecond or two, since training steps follow each other closely, then
/// yield, then sleep: spinning on would starve whoever else runs on the machine.</summary>
internal sealed class Team : IDisposable
{
    private const int Spins = 2_000,
        Yields = 200;

    private readonly Worker[] _workers;
    private readonly Pace _pace = new();
    private IWork? _work;
    private int _pending;

    public Team(int threads)
    {
        _workers = new Worker[threads - 1];
        for (int i = 0; i < _workers.Length; i++)
            _workers[i] = new Worker(this, i + 1);
    }

    public int Threads => _workers.Length + 1;

    /// <summary>Runs the work on all threads, this one included, or on this one alone where that is faster, and returns when all is
    /// done.</summary>
    /// <exception cref="AggregateException">A thread failed.</exception>
    public void Run(IWork work)
    {
        if (_workers.Length == 0)
        {
            work.Run(0, 1);
            return;
        }
        long start = Stopwatch.GetTimestamp();
        if (_pace.IsAlone)
            work.Run(0, 1);
        else
            RunTogether(work);
        _pace.Took(Stopwatch.GetTimestamp() - start);
    }

    private void RunTogether(IWork work)
    {
        _work = work;
        Volatile.Write(ref _pending, _workers.Length);
        foreach (Worker worker in _workers)
            worker.Wake();
        try
        {
            work.Run(0, Threads);
        }
        finally
        {
            for (int i = 0; Volatile.Read(ref _pending) > 0; i++)
                Pause(i);
        }
        foreach (Worker worker in _workers)
            worker.Rethrow();
    }

    public void Dispose()
    {
        foreach (Worker worker in _workers)
            worker.Stop();
    }

    private static void Pause(int round)
    {
        if (round < Spins)
            Thread.SpinWait(1);
        else if (round < Spins + Yields)
            Thread.Yield();
        else
            Thread.Sleep(0);
    }

    private sealed class Worker
    {
        private readonly Team _team;
        private readonly int _part;
        private readonly ManualResetEventSlim _sleeping = new(false);
        private volatile int _asked;
        private volatile bool _isAsleep,
            _stops;
        private Exception? _failure;

        public Worker(Team team, int part)
        {
            (_team, _part) = (team, part);
            new Thread(Loop) { IsBackground = true, Name = $"NetGen worker {part}" }.Start();
        }

        public void Wake()
        {
            Interlocked.Increment(ref _asked);
            if (_isAsleep)
                _sleeping.Set();
        }

        public void Stop()
        {
            _stops = true;
            Wake();
        }

        public void Rethrow()
        {
            if (Interlocked.Exchange(ref _failure, null) is { } failure)
                throw new AggregateException(failure);
        }

        private void Loop()
        {
            for (int done = 0; ; done++)
            {
                for (int i = 0; _asked == done; i++)
                    if (i < Spins + Yields)
                        Pause(i);
                    else
                        Sleep(done);
                if (_stops)
                    return;
                try
                {
                    _team._work!.Run(_part, _team.Threads);
                }
                catch (Exception failure)
                {
                    _failure = failure;
                }
                Interlocked.Decrement(ref _team._pending);
            }
        }

        private void Sleep(int done)
        {
            _sleeping.Reset();
            _isAsleep = true;
            Interlocked.MemoryBarrier();
            if (_asked == done)
                _sleeping.Wait();
            _isAsleep = false;
        }
    }
}
