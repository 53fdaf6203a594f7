using NetGen.CompilerServices;

namespace NetGen;

/// <summary>How <see cref="NetworkTraining.Fit"/> trains.</summary>
public sealed class FitOptions : SupervisedOptions
{
    /// <summary>Samples that loss and metrics are reported on after each epoch, as val_loss and so on; null for none.</summary>
    public IDataSource? Validation { get; init; }

    /// <summary>Whether each epoch goes through the samples in a random order of its own.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>In the place of <see cref="SupervisedOptions.Loss"/>, for a network of several outputs: a loss for each, by its name. What
    /// is minimised, and logged as "loss", is their sum with <see cref="LossWeights"/>, and regularisers; that of each alone is logged as
    /// "&lt;output&gt;_loss", without its weight. Targets of the outputs lie one after another in a sample, in the order of the outputs, as
    /// many for each as its loss takes: one number for a row of <see cref="NetGen.SparseCategoricalCrossentropy"/>.</summary>
    public Dictionary<string, Loss> Losses { get; init; } = [];

    /// <summary>What each of <see cref="Losses"/> counts with in their sum; 1 where there is none. An output with 0 is not
    /// trained.</summary>
    public Dictionary<string, float> LossWeights { get; init; } = [];

    /// <summary>What is reported of single outputs, by their names, as "&lt;output&gt;_&lt;metric&gt;".</summary>
    public Dictionary<string, IReadOnlyList<Metric>> MetricsOf { get; init; } = [];

    /// <summary>The same with <see cref="SupervisedOptions.WeightedMetrics"/>, as "&lt;output&gt;_&lt;metric&gt;" or
    /// "&lt;output&gt;_weighted_&lt;metric&gt;". Weights of samples are those of all outputs.</summary>
    public Dictionary<string, IReadOnlyList<Metric>> WeightedMetricsOf { get; init; } = [];

    private protected override bool HasLosses => Losses is { Count: > 0 };

    internal override ReportedMetrics Reported => base.Reported with { AllOf = MetricsOf, WeightedOf = WeightedMetricsOf };

    internal override Loss LossOf(ProgramInfo network) => HasLosses ? OutputLosses.Of(network, Losses, LossWeights) : base.LossOf(network);

    internal override void Check()
    {
        NotNull(Losses, nameof(Losses));
        NotNull(LossWeights, nameof(LossWeights));
        NotNull(MetricsOf, nameof(MetricsOf));
        NotNull(WeightedMetricsOf, nameof(WeightedMetricsOf));
        base.Check();
        if (HasLosses && Loss is not null)
            throw new ArgumentException(
                $"{nameof(FitOptions)} has both a {nameof(Loss)}, {Loss.Name}, and {nameof(Losses)} of {OutputNames.List(Losses.Keys)}. "
                    + $"Leave one of them out."
            );
        if (LossWeights.Count > 0 && !HasLosses)
            throw new ArgumentException(
                $"{nameof(LossWeights)} has weights for {OutputNames.List(LossWeights.Keys)}, but there are no {nameof(Losses)} that they "
                    + $"could be weights of."
            );
    }
}
