using System.Numerics;

namespace NetGen;

/// <summary>Where a training run is, and what a callback can do about it.</summary>
public abstract class TrainingContext
{
    private readonly Optimizer[] _optimizers;

    private protected TrainingContext(TrainingOptions options, int samples, params Optimizer[] optimizers)
    {
        Options = options;
        FirstEpoch = options.InitialEpoch;
        _optimizers = optimizers;
        Samples = samples;
        Batches = (samples + options.BatchSize - 1) / options.BatchSize;
    }

    /// <summary>What training was told.</summary>
    public TrainingOptions Options { get; }

    /// <summary>Samples of an epoch.</summary>
    public int Samples { get; }

    /// <summary>Steps of an epoch.</summary>
    public int Batches { get; }

    /// <summary>What there is to say of the run before its first step, such as that a network over double gets floats; null for nothing.
    /// <see cref="TrainingProgress.Console"/> shows it.</summary>
    public string? Note { get; internal set; }

    /// <summary>The epoch, counted from 0.</summary>
    public int Epoch { get; internal set; }

    /// <summary>The step within the epoch, counted from 0.</summary>
    public int Batch { get; internal set; }

    /// <summary>Loss and metrics of the epoch so far, under Keras' names; after the epoch those of the validation too. A callback may add
    /// its own.</summary>
    public Dictionary<string, double> Logs { get; internal set; } = [];

    /// <summary>The learning rate of the run, which begins as the optimizer's, and has no effect on it once the run has ended. Where there
    /// are several optimizers, the first one's; the others
    /// change in proportion.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    /// <exception cref="InvalidOperationException">A <see cref="LearningRateSchedule"/> gives the learning rate.</exception>
    public float LearningRate
    {
        get => _optimizers[0].Rate;
        set
        {
            float before = LearningRate;
            foreach (Optimizer optimizer in _optimizers.AsSpan()[1..])
                optimizer.LearningRate = before > 0 ? optimizer.Rate * (value / before) : value;
            _optimizers[0].LearningRate = value;
        }
    }

    /// <summary>The epochs of this run that have ended, as training will return them; those of a run that it resumes
    /// (<see cref="BackupAndRestore"/>) among them.</summary>
    public History History => field ??= new(EndedEpochs);

    /// <summary>See <see cref="History"/>.</summary>
    internal List<IReadOnlyDictionary<string, double>> EndedEpochs { get; } = [];

    /// <summary>The epoch to begin with.</summary>
    internal int FirstEpoch { get; set; }

    /// <summary>What else of the run a checkpoint holds; null where no checkpoint can hold it.</summary>
    internal virtual ITrainingState? State => null;

    /// <summary>Whether the run goes on with an earlier one (<see cref="TrainingOptions.InitialEpoch"/>): callbacks then keep what they
    /// know.</summary>
    public bool GoesOn => Options.InitialEpoch > 0;

    /// <summary>What is logged.</summary>
    internal LogKeys Keys { get; set; } = null!;

    /// <summary>The learning rates of all optimizers.</summary>
    internal float[] LearningRates
    {
        get => Array.ConvertAll(_optimizers, optimizer => optimizer.Rate);
        set
        {
            for (int i = 0; i < value.Length; i++)
                _optimizers[i].Rate = value[i];
        }
    }

    /// <summary>Throws if a schedule gives the learning rate, which a callback wants to set.</summary>
    /// <exception cref="InvalidOperationException">It does; the message says what to do.</exception>
    internal void RequireOwnLearningRate(Callback callback)
    {
        foreach (Optimizer optimizer in _optimizers)
            if (optimizer is SecondOrderOptimizer)
                throw new InvalidOperationException(
                    $"{callback.GetType().Name} sets the learning rate, but {optimizer.GetType().Name} has none: it finds its steps by the "
                        + "loss itself. Leave the callback out."
                );
            else if (optimizer.Schedule is { } schedule)
                throw new InvalidOperationException(
                    $"{callback.GetType().Name} sets the learning rate, but that of {optimizer.GetType().Name} follows "
                        + $"{schedule.GetType().Name}. Give the optimizer a number, or leave the callback out."
                );
    }

    /// <summary>Set it to end training after the step or epoch.</summary>
    public bool StopTraining { get; set; }

    /// <summary>The gradient of each parameter in the last step, as the optimizer had it: behind clipping, with that of the
    /// regularisers.</summary>
    /// <exception cref="NotSupportedException">This kind of training has none that is a gradient of a loss.</exception>
    public IReadOnlyList<NamedTensor<double>> GetGradients() =>
        State?.Gradients() ?? throw new NotSupportedException($"Training with {Options.GetType().Name} follows no gradient of a loss.");

    /// <summary>Keeps a copy of the network's weights.</summary>
    /// <returns>Puts the copy back.</returns>
    public Action CaptureWeights()
    {
        byte[][] copy = CopyWeights();
        return () => PutWeights(copy);
    }

    /// <summary>Prunes layers or tensors, all kernels if names are null.</summary>
    internal virtual void Prune(IReadOnlyList<string>? names, double sparsity) => CheckPrunable(names);

    /// <summary>Throws if these names cannot be pruned.</summary>
    internal virtual void CheckPrunable(IReadOnlyList<string>? names) =>
        throw new NotSupportedException("Several networks train here, whose layers have no names of one network. Prune each by itself.");

    /// <summary>Writes the network's weights to a .safetensors file.</summary>
    public abstract void Save(string path);

    /// <summary>The weights of each network, as files.</summary>
    internal abstract byte[][] CopyWeights();

    /// <summary>Puts back what <see cref="CopyWeights"/> gave.</summary>
    internal abstract void PutWeights(byte[][] weights);

    private protected static byte[] Copy<T>(INetwork<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var stream = new MemoryStream();
        network.Save(stream);
        return stream.ToArray();
    }

    private protected static void Put<T>(INetwork<T> network, byte[] weights)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var stream = new MemoryStream(weights);
        network.Load(stream);
    }
}
