using System.Buffers;
using System.Numerics;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>A restricted Boltzmann machine by itself: the layer of a network that an <see cref="RBMAttribute"/> declares, over the
/// network's parameters. Its units have the probability p(v, h) proportional to exp(-E(v, h)), E(v, h) = -v · W h - b · h - a · v; for
/// Gaussian visible units with |v - a|² / 2 in the place of -a · v. Everything but Sample and Gibbs allocates nothing, and all of it is
/// safe from any number of threads while nothing trains.</summary>
/// <typeparam name="T">float, or double for <see cref="Precision.Double"/>.</typeparam>
public sealed class RestrictedBoltzmannMachine<T> : ICompanion
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Chunk = 64;

    internal RestrictedBoltzmannMachine(
        string name,
        VisibleUnits visible,
        int categories,
        Engine<T> energy,
        Engine<T> hidden,
        Engine<T> visibleProgram
    ) => (Name, Visible, Categories, Energy, Hidden, VisibleProgram) = (name, visible, categories, energy, hidden, visibleProgram);

    /// <summary>The layer's name.</summary>
    public string Name { get; }

    /// <summary>What the visible units are.</summary>
    public VisibleUnits Visible { get; }

    /// <summary>Units of one item, where they are <see cref="VisibleUnits.Softmax"/>; otherwise 0.</summary>
    public int Categories { get; }

    /// <summary>Visible units.</summary>
    public int VisibleLength => Hidden.Info.InputLength;

    /// <summary>Hidden units.</summary>
    public int HiddenLength => Hidden.Info.OutputLength;

    /// <summary>Its objective.</summary>
    internal Engine<T> Energy { get; }

    /// <summary>Hidden units given visible ones.</summary>
    internal Engine<T> Hidden { get; }

    /// <summary>Visible units given hidden ones.</summary>
    internal Engine<T> VisibleProgram { get; }

    /// <summary>F(v) = -ln Σ over h of exp(-E(v, h)), so that p(v) is proportional to exp(-F(v)): what is likely has a low one.</summary>
    /// <param name="visible">n whole samples.</param>
    /// <param name="energies">n values.</param>
    /// <exception cref="ArgumentException">A length does not fit, or a value is none of a visible unit; the message names it.</exception>
    public void FreeEnergy(ReadOnlySpan<T> visible, Span<T> energies) => Energy.Predict(visible, energies);

    /// <summary>p(h = 1 | v).</summary>
    /// <param name="visible">n whole samples.</param>
    /// <param name="hidden">n times <see cref="HiddenLength"/> values.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public void HiddenProbabilities(ReadOnlySpan<T> visible, Span<T> hidden) => Hidden.Predict(visible, hidden);

    /// <summary>The means of v given h: probabilities, unless the visible units are Gaussian.</summary>
    /// <param name="hidden">n times <see cref="HiddenLength"/> values, 0 or 1 or probabilities.</param>
    /// <param name="visible">n times <see cref="VisibleLength"/> values.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public void VisibleMeans(ReadOnlySpan<T> hidden, Span<T> visible) => VisibleProgram.Predict(hidden, visible);

    /// <summary>The means of v given p(h | v). Missing items of softmax units get probabilities, too: that is how ratings are
    /// predicted.</summary>
    /// <param name="visible">n whole samples.</param>
    /// <param name="output">As many values; they may take the samples' place.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans share memory in another way.</exception>
    public void Reconstruct(ReadOnlySpan<T> visible, Span<T> output)
    {
        BoltzmannMachines.CheckLengths(Hidden.Info, visible.Length, output.Length);
        BoltzmannMachines.CheckMemory(Hidden.Info, visible, output);
        T[] rented = ArrayPool<T>.Shared.Rent(Chunk * HiddenLength);
        for (int start = 0; start < visible.Length; start += Chunk * VisibleLength)
        {
            ReadOnlySpan<T> samples = visible[start..Math.Min(start + Chunk * VisibleLength, visible.Length)];
            Span<T> hidden = rented.AsSpan(0, samples.Length / VisibleLength * HiddenLength);
            HiddenProbabilities(samples, hidden);
            VisibleMeans(hidden, output.Slice(start, samples.Length));
        }
        ArrayPool<T>.Shared.Return(rented);
    }

    /// <summary>Draws from the machine: Gibbs chains that begin at random.</summary>
    /// <param name="samples">Receives n samples of <see cref="VisibleLength"/> values, each of a chain of its own.</param>
    /// <param name="steps">Gibbs steps of each chain; the first samples of a chain depend on where it began.</param>
    /// <param name="seed">The same seed gives the same samples.</param>
    /// <param name="means">Whether to give the means of the last visible units instead of their values: pictures with less noise.</param>
    /// <exception cref="ArgumentException">The span holds no whole number of samples.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is not positive.</exception>
    public void Sample(Span<T> samples, int steps = 1000, int seed = 0, bool means = false) =>
        Run(samples, steps, seed, means, isRandom: true);

    /// <summary>Goes on from given samples: Gibbs chains that begin there. Missing items of softmax units are drawn as well.</summary>
    /// <param name="samples">n samples, which are replaced by those that <paramref name="steps"/> Gibbs steps lead to.</param>
    /// <param name="steps">Gibbs steps.</param>
    /// <param name="seed">The same seed gives the same samples.</param>
    /// <param name="means">Whether to give the means of the last visible units instead of their values.</param>
    /// <exception cref="ArgumentException">The span holds no whole number of samples, or a value is none of a visible unit; nothing has
    /// changed.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is not positive.</exception>
    public void Gibbs(Span<T> samples, int steps = 1, int seed = 0, bool means = false) =>
        Run(samples, steps, seed, means, isRandom: false);

    private void Run(Span<T> samples, int steps, int seed, bool means, bool isRandom)
    {
        BoltzmannMachines.CheckLengths(Hidden.Info, samples.Length, samples.Length);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        if (!isRandom)
            Energy.Checks.Inputs(samples);
        int n = samples.Length / VisibleLength;
        if (n == 0)
            return;
        using var chains = new GibbsChains<T>(this, n, seed);
        if (isRandom)
            chains.Begin();
        else
            samples.CopyTo(chains.Visible(n));
        for (int step = 0; step < steps; step++)
            chains.Step(n);
        if (means)
            chains.Means();
        chains.Visible(n).CopyTo(samples);
    }
}
