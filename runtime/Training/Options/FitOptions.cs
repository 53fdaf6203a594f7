namespace NetGen;

/// <summary>How <see cref="NetworkTraining.Fit"/> trains.</summary>
public sealed class FitOptions : SupervisedOptions
{
    /// <summary>Samples that loss and metrics are reported on after each epoch, as val_loss and so on; null for none.</summary>
    public IDataSource? Validation { get; init; }

    /// <summary>Whether each epoch goes through the samples in a random order of its own.</summary>
    public bool Shuffle { get; init; } = true;
}
