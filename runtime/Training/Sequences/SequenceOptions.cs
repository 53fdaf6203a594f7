namespace NetGen;

/// <summary>How <see cref="SequenceTrainer{T}.Fit"/> trains. <see cref="TrainingOptions.BatchSize"/> is the number of stretches that a
/// sequence is cut into, to go through them side by side.</summary>
public sealed class SequenceOptions : SupervisedOptions
{
    /// <summary>Whether windows follow one another as they do in the sequence, each going on with what recurrent layers carried out of the
    /// one before, so that the network learns from all that came before, though gradients reach back to the window's begin only. Otherwise
    /// windows come in random order, and each begins anew. True unless set.</summary>
    public bool Stateful { get; init; } = true;

    /// <summary>Sequences that loss and metrics are reported on after each epoch, as val_loss and so on, as
    /// <see cref="SequenceTrainer{T}.Evaluate"/> gives them; null for none.</summary>
    public SequenceData? Validation { get; init; }
}
