using System.Buffers;
using System.Numerics;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>Networks whose first layers are restricted Boltzmann machines (<see cref="RBMAttribute"/>): one, or several that make a deep
/// belief network.</summary>
public static class BoltzmannMachines
{
    private const int Chunk = 64;

    /// <summary>Learns the machines from inputs alone, one after the other from the input on, each by contrastive divergence on the hidden
    /// probabilities of those below (Hinton, Osindero, Teh 2006). Other layers do not change. The same seed gives the same parameters, to
    /// the bit, with any number of threads.</summary>
    /// <param name="network">The network.</param>
    /// <param name="data">The samples; their targets are not looked at.</param>
    /// <param name="options">How to train each machine; its epochs are those of one machine.</param>
    /// <returns>For each epoch of each machine free energy and reconstruction error (a visible unit, squared) after it, under keys that
    /// begin with the layer's name: "rbm_free_energy", "rbm_reconstruction_error", and "rbm_val_free_energy" and so on for validation. Of
    /// the training data they are means over as many samples as there are for validation, or over up to 1000. Free energies of different
    /// epochs have different zeros; compare those of training and validation data.</returns>
    /// <exception cref="ArgumentException">The network has no [RBM], an option is out of range, the data does not fit, or a value is none
    /// of a visible unit; nothing has changed.</exception>
    /// <exception cref="ArithmeticException">The free energy or its gradient became infinite or NaN; the parameters are as the step before
    /// left them.</exception>
    /// <exception cref="OperationCanceledException">Training was cancelled; the parameters are as the last whole step left
    /// them.</exception>
    public static History Pretrain<T>(this INetwork<T> network, IDataSource data, PretrainOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Pretrain(network, data, [.. Machines(network).Select(_ => options)]);

    /// <summary>The same with options for each machine, from the input on: a first one with Gaussian visible units takes a smaller learning
    /// rate than those above.</summary>
    /// <inheritdoc cref="Pretrain{T}(INetwork{T}, IDataSource, PretrainOptions)"/>
    public static History Pretrain<T>(this INetwork<T> network, IDataSource data, IReadOnlyList<PretrainOptions> options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        RestrictedBoltzmannMachine<T>[] machines = Machines(network);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        SampleWeights.Refuse(data, "pre-training");
        if (options.Count != machines.Length)
            throw new ArgumentException(
                $"{network.Engine.Info.Name} has {machines.Length} [RBM] layers, but there are options for {options.Count}.",
                nameof(options)
            );
        for (int i = 0; i < machines.Length; i++)
        {
            ArgumentNullException.ThrowIfNull(options[i], nameof(options));
            options[i].Check();
            if (options[i].Validation is { } validation)
                SampleWeights.Refuse(validation, "pre-training");
            if (options[i].PersistentChains > 0 && machines[i].Visible == VisibleUnits.Softmax)
                throw new ArgumentException(
                    $"Persistent chains have no missing items, but samples of layer '{machines[i].Name}' may: its visible units are "
                        + $"softmax. Set {nameof(PretrainOptions.PersistentChains)} to 0.",
                    nameof(options)
                );
        }
        var epochs = new List<IReadOnlyDictionary<string, double>>();
        for (int i = 0; i < machines.Length; i++)
        {
            using var training = new ContrastiveDivergence<T>(network, machines[i], machines.AsMemory(0, i), data, options[i]);
            try
            {
                epochs.AddRange(training.Run().Epochs);
            }
            catch (Exception exception) when (History.Of(exception) is { } last)
            {
                new History([.. epochs, .. last.Epochs]).AttachTo(exception);
                throw;
            }
        }
        return new History(epochs);
    }

    /// <summary>Up through all machines and down again: the visible units' means given the hidden probabilities of the topmost machine.
    /// Allocates nothing.</summary>
    /// <param name="network">The network.</param>
    /// <param name="visible">n whole samples.</param>
    /// <param name="output">As many values; they may take the samples' place. Missing items of softmax units get probabilities,
    /// too.</param>
    /// <exception cref="ArgumentException">The network has no [RBM], a length does not fit, or the spans share memory in another
    /// way.</exception>
    public static void Reconstruct<T>(this INetwork<T> network, ReadOnlySpan<T> visible, Span<T> output)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        RestrictedBoltzmannMachine<T>[] machines = Machines(network);
        int length = machines[0].VisibleLength,
            widest = Widest(machines);
        CheckLengths(machines[0].Hidden.Info, visible.Length, output.Length);
        CheckMemory(machines[0].Hidden.Info, visible, output);
        T[] rented = ArrayPool<T>.Shared.Rent(2 * Chunk * widest);
        for (int start = 0; start < visible.Length; start += Chunk * length)
        {
            int n = Math.Min(Chunk, (visible.Length - start) / length);
            Span<T> from = rented.AsSpan(0, Chunk * widest),
                to = rented.AsSpan(Chunk * widest, Chunk * widest);
            visible.Slice(start, n * length).CopyTo(from);
            foreach (RestrictedBoltzmannMachine<T> machine in machines)
            {
                machine.HiddenProbabilities(from[..(n * machine.VisibleLength)], to[..(n * machine.HiddenLength)]);
                Swap(ref from, ref to);
            }
            Down(machines, n, from, to, output.Slice(start, n * length));
        }
        ArrayPool<T>.Shared.Return(rented);
    }

    /// <summary>Draws from the model of a deep belief network: Gibbs chains in the topmost machine, which begin at random, then the means
    /// one machine down after another.</summary>
    /// <param name="network">The network.</param>
    /// <param name="output">Receives n samples as long as an input, each of a chain of its own: means, such as shades of grey for Bernoulli
    /// units.</param>
    /// <param name="steps">Gibbs steps of each chain.</param>
    /// <param name="seed">The same seed gives the same samples.</param>
    /// <exception cref="ArgumentException">The network has no [RBM], or the span holds no whole number of samples.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is not positive.</exception>
    public static void Sample<T>(this INetwork<T> network, Span<T> output, int steps = 1000, int seed = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        RestrictedBoltzmannMachine<T>[] machines = Machines(network);
        RestrictedBoltzmannMachine<T> top = machines[^1];
        CheckLengths(machines[0].Hidden.Info, output.Length, output.Length);
        int n = output.Length / machines[0].VisibleLength,
            room = n * Widest(machines);
        T[] from = new T[room],
            to = new T[room];
        top.Sample(from.AsSpan(0, n * top.VisibleLength), steps, seed, means: true);
        if (machines.Length == 1)
            from.AsSpan(0, output.Length).CopyTo(output);
        else
            Down(machines.AsSpan(..^1), n, from, to, output);
    }

    /// <summary>Throws unless both lengths are those of the same whole number of samples.</summary>
    internal static void CheckLengths(ProgramInfo info, int visible, int output)
    {
        if (visible % info.InputLength != 0)
            throw new ArgumentException(
                $"{info.Name} has {info.InputLength} visible units; {visible} values are not a whole number of samples.",
                nameof(visible)
            );
        if (output != visible)
            throw new ArgumentException($"There are {visible} visible values, but the output span holds {output}.", nameof(output));
    }

    /// <summary>Throws if several samples would be overwritten before they are read.</summary>
    internal static void CheckMemory<T>(ProgramInfo info, ReadOnlySpan<T> visible, Span<T> output)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (visible.Length > info.InputLength)
            Overlap.Refuse(visible, output, nameof(visible), nameof(output), mayBeginTogether: true);
    }

    // From the hidden units of the last machine to the visible ones of the first.
    private static void Down<T>(ReadOnlySpan<RestrictedBoltzmannMachine<T>> machines, int n, Span<T> from, Span<T> to, Span<T> output)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = machines.Length - 1; i >= 0; i--)
        {
            machines[i].VisibleMeans(from[..(n * machines[i].HiddenLength)], i == 0 ? output : to[..(n * machines[i].VisibleLength)]);
            Swap(ref from, ref to);
        }
    }

    private static void Swap<T>(ref Span<T> a, ref Span<T> b)
    {
        Span<T> before = a;
        a = b;
        b = before;
    }

    private static int Widest<T>(RestrictedBoltzmannMachine<T>[] machines)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int widest = 0;
        foreach (RestrictedBoltzmannMachine<T> machine in machines)
            widest = Math.Max(widest, Math.Max(machine.VisibleLength, machine.HiddenLength));
        return widest;
    }

    private static RestrictedBoltzmannMachine<T>[] Machines<T>(INetwork<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        return network.Engine.Machines() is { Length: > 0 } machines
            ? machines
            : throw new ArgumentException(
                $"{network.Engine.Info.Name} has no [RBM] layer. Declare one behind its [Input]; the machines of a subnetwork are those "
                    + $"of its property.",
                nameof(network)
            );
    }
}
