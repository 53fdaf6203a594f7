namespace NetGen;

/// <summary>What every kind of training can be told. The names and defaults are Keras', except where a property says otherwise.</summary>
public abstract class TrainingOptions
{
    private protected TrainingOptions() { }

    /// <summary>How often all samples are gone through; in a run that goes on, counted from the first epoch of all: see
    /// <see cref="InitialEpoch"/>.</summary>
    public int Epochs { get; init; } = 1;

    /// <summary>The epoch to begin with, counted from 0: a run of epochs that another run has begun, as in Keras. Epochs from this to
    /// <see cref="Epochs"/> - 1 follow; schedules see these
    /// numbers, and callbacks that were there before keep what they know, such as the best value or a learning rate. Orders of samples,
    /// masks and noise are never drawn twice for one network object:
    /// training again goes on with them whatever this is. In another object of the network, with weights that were loaded, it passes over
    /// those of the epochs before. What an optimizer remembers,
    /// such as moments, belongs to one run.</summary>
    public int InitialEpoch { get; init; }

    /// <summary>Samples of one step; the last step of an epoch may have fewer.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Fixes the order of the samples: for new networks the same seed gives the same parameters, to the bit, with any number of
    /// threads.</summary>
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
        if (InitialEpoch < 0 || InitialEpoch >= Epochs)
            throw new ArgumentOutOfRangeException(
                nameof(InitialEpoch),
                InitialEpoch,
                $"{GetType().Name}.{nameof(InitialEpoch)} is {InitialEpoch}, but {nameof(Epochs)} is {Epochs}: it counts all epochs, those "
                    + $"before as well, so that this must be from 0 to {Epochs - 1}."
            );
        Positive(BatchSize, nameof(BatchSize));
        Positive(MaxDegreeOfParallelism, nameof(MaxDegreeOfParallelism));
        NotNull(Callbacks, nameof(Callbacks));
        NotNull(Progress, nameof(Progress));
    }

    private protected void Positive(int value, string name)
    {
        if (value < 1)
            throw new ArgumentOutOfRangeException(name, value, $"{GetType().Name}.{name} must be at least 1, not {value}.");
    }

    private protected void Within(bool isWithin, float value, string name, string range)
    {
        if (!isWithin)
            throw new ArgumentOutOfRangeException(name, value, $"{GetType().Name}.{name} must be {range}, not {value}.");
    }

    private protected void NotNull(object? value, string name)
    {
        if (value is null)
            throw new ArgumentNullException(name, $"{GetType().Name}.{name} must not be null.");
    }
}
