using System.Numerics;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>Chains of samples of one machine, side by side: hidden units drawn given the visible ones, then visible ones given the hidden
/// ones.</summary>
internal sealed class GibbsChains<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Keeps the first hidden units apart from other random numbers of the seed.</summary>
    private const long Stream = 0x47494242;

    /// <summary>Draws of one step.</summary>
    public const int DrawsOfStep = 2;

    private readonly RestrictedBoltzmannMachine<T> _machine;
    private readonly TrainingSession<T> _hidden,
        _visible;
    private readonly int _count;
    private readonly long _seed;

    public GibbsChains(RestrictedBoltzmannMachine<T> machine, int count, int seed, int threads = 1)
    {
        (_machine, _count, _seed) = (machine, count, (long)seed << 32);
        _hidden = machine.Hidden.Train(count, threads, isWhole: true);
        _visible = machine.VisibleProgram.Train(count, threads, isWhole: true);
    }

    /// <summary>What counts the draws: one of the chains' own unless set.</summary>
    public TrainingClock Clock { get; set; } = new();

    /// <summary>The visible units of the first n chains, to be read or set.</summary>
    public Span<T> Visible(int n) => _hidden.Inputs(n);

    /// <summary>Begins at the means of the visible units, given hidden ones that are 0 or 1 by the toss of a coin.</summary>
    public void Begin()
    {
        var random = new Philox(_seed + Clock.Draws, Stream);
        foreach (ref T h in _visible.Inputs(_count))
            h = (random.NextUInt32() & 1) == 0 ? T.Zero : T.One;
        Means();
    }

    /// <summary>One step of the first n chains. Random numbers depend on the seed, the number of the draw and the chain.</summary>
    public void Step(int n)
    {
        Draw(_hidden, _visible, n);
        Draw(_visible, _hidden, n);
    }

    /// <summary>The visible units' means instead of their last values.</summary>
    public void Means() => _machine.VisibleProgram.Predict(_visible.Inputs(_count), Visible(_count));

    public void Dispose()
    {
        _hidden.Dispose();
        _visible.Dispose();
    }

    private void Draw(TrainingSession<T> from, TrainingSession<T> to, int n)
    {
        from.Forward(n, _seed + Clock.Draws++);
        from.Outputs(n, to.Inputs(n));
    }
}
