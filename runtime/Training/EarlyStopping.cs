namespace NetGen;

/// <summary>Ends training once a logged number has not improved for some epochs.</summary>
/// <param name="patience">How many epochs without improvement end training.</param>
/// <param name="monitor">The key of the number; accuracies should rise, everything else should fall.</param>
/// <param name="minDelta">A smaller difference is no improvement.</param>
/// <param name="restoreBestWeights">Whether the weights of the best epoch are put back at the end.</param>
public sealed class EarlyStopping(int patience = 0, string monitor = "val_loss", double minDelta = 0, bool restoreBestWeights = false) : Callback
{
    private readonly Monitor _monitor = new(monitor, minDelta);
    private int _waited;
    private Action? _restore;

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingContext context)
    {
        _monitor.Reset();
        (_waited, _restore) = (0, null);
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext context)
    {
        if (_monitor.Improves(context.Logs))
        {
            _waited = 0;
            if (restoreBestWeights) _restore = context.CaptureWeights();
        }
        else if (++_waited >= patience) context.StopTraining = true;
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(TrainingContext context) => _restore?.Invoke();
}
