namespace NetGen;

/// <summary>What training towards targets can be told besides.</summary>
public abstract class SupervisedOptions : TrainingOptions
{
    private protected SupervisedOptions() { }

    /// <summary>How parameters follow the gradient: <see cref="Adam"/> with its defaults unless set.</summary>
    public Optimizer Optimizer { get; init; } = new Adam();

    /// <summary>What is minimised.</summary>
    public required Loss Loss { get; init; }

    /// <summary>What is reported besides the loss.</summary>
    public IReadOnlyList<Metric> Metrics { get; init; } = [];

    /// <summary>Adds the gradients of several processes up; null for this process alone.</summary>
    public IAllReduce? AllReduce { get; init; }

    internal override void Check()
    {
        base.Check();
        NotNull(Optimizer, nameof(Optimizer));
        NotNull(Loss, nameof(Loss));
        NotNull(Metrics, nameof(Metrics));
    }
}
