namespace NetGen;

/// <summary>What training towards targets can be told besides.</summary>
public abstract class SupervisedOptions : TrainingOptions
{
    private protected SupervisedOptions() { }

    /// <summary>How parameters follow the gradient: <see cref="Adam"/> with its defaults unless set.</summary>
    public Optimizer Optimizer { get; init; } = new Adam();

    /// <summary>What is minimised. It must be set, unless <see cref="FitOptions.Losses"/> are.</summary>
    public Loss? Loss { get; init; }

    /// <summary>What is reported besides the loss.</summary>
    public IReadOnlyList<Metric> Metrics { get; init; } = [];

    /// <summary>The same, counting each sample with its weight: <see cref="Dataset.WithSampleWeights"/>, for the training data times
    /// <see cref="ClassWeights"/>. A mean is Σ weight · number / Σ weight. What has the weight 0 counts as if it were not there. The key is
    /// the metric's name, or weighted_&lt;name&gt; if it is among <see cref="Metrics"/> as well. Keras' weighted_metrics.</summary>
    public IReadOnlyList<Metric> WeightedMetrics { get; init; } = [];

    /// <summary>A factor of the loss for each class, as in Keras; those without one count with 1. A sample's class is the number that its
    /// target is, or the place of the largest value of a one-hot row; where an output has several rows, such as the steps of a sequence,
    /// each row has its own. The loss of a batch is Σ weight · loss / n. Weights of the samples themselves
    /// (<see cref="Dataset.WithSampleWeights"/>) are multiplied by it. It holds for the training data alone, and of metrics for
    /// <see cref="WeightedMetrics"/>.
    /// <see cref="Dataset.BalancedClassWeights"/> makes all classes count alike.</summary>
    public Dictionary<int, float> ClassWeights { get; init; } = [];

    /// <summary>Adds the gradients of several processes up; null for this process alone.</summary>
    public IAllReduce? AllReduce { get; init; }

    internal override void Check()
    {
        base.Check();
        NotNull(Optimizer, nameof(Optimizer));
        if (!HasLosses)
            NotNull(Loss, nameof(Loss));
        NotNull(Metrics, nameof(Metrics));
        NotNull(WeightedMetrics, nameof(WeightedMetrics));
        NotNull(ClassWeights, nameof(ClassWeights));
    }

    /// <summary>All metrics.</summary>
    internal virtual ReportedMetrics Reported => new(Metrics, WeightedMetrics);

    /// <summary>Whether each output has a loss of its own.</summary>
    private protected virtual bool HasLosses => false;

    /// <summary>What is minimised of a network; the options have been checked.</summary>
    /// <exception cref="ArgumentException">The losses are not those of its outputs.</exception>
    internal virtual Loss LossOf(CompilerServices.ProgramInfo network) => Loss!;
}
