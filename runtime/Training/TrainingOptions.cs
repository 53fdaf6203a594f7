namespace NetGen;

/// <summary>What every kind of training can be told. The names and defaults are Keras', except where a property says otherwise.</summary>
public abstract class TrainingOptions
{
    private protected TrainingOptions()
    {
    }

    /// <summary>How often all samples are gone through.</summary>
    public int Epochs { get; init; } = 1;

    /// <summary>Samples of one step; the last step of an epoch may have fewer.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Fixes the order of the samples: the same seed gives the same parameters, to the bit, with any number of threads.</summary>
    public int Seed { get; init; }

    /// <summary>Called before and after epochs and steps, in this order.</summary>
    public IReadOnlyList<Callback> Callbacks { get; init; } = [];

    /// <summary>What is shown on the way: nothing unless set.</summary>
    public TrainingProgress Progress { get; init; } = TrainingProgress.Silent;

    /// <summary>Threads that share each step; 1 unless set, because small networks gain nothing from more.</summary>
    public int MaxDegreeOfParallelism { get; init; } = 1;

    /// <summary>Stops training between two steps.</summary>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>Throws if a number is out of range or something is null.</summary>
    internal virtual void Check()
    {
        Positive(Epochs, nameof(Epochs));
        Positive(BatchSize, nameof(BatchSize));
        Positive(MaxDegreeOfParallelism, nameof(MaxDegreeOfParallelism));
        NotNull(Callbacks, nameof(Callbacks));
        NotNull(Progress, nameof(Progress));
    }

    private protected void Positive(int value, string name)
    {
        if (value < 1) throw new ArgumentOutOfRangeException(name, value, $"{GetType().Name}.{name} must be at least 1, not {value}.");
    }

    private protected void Within(bool isWithin, float value, string name, string range)
    {
        if (!isWithin) throw new ArgumentOutOfRangeException(name, value, $"{GetType().Name}.{name} must be {range}, not {value}.");
    }

    private protected void NotNull(object? value, string name)
    {
        if (value is null) throw new ArgumentNullException(name, $"{GetType().Name}.{name} must not be null.");
    }
}
