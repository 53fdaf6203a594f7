namespace NetGen;

/// <summary>Ends training once a logged number has not improved for some epochs.</summary>
/// <param name="patience">How many epochs without improvement end training.</param>
/// <param name="monitor">The key of the number.</param>
/// <param name="minDelta">A smaller difference is no improvement.</param>
/// <param name="restoreBestWeights">Whether the weights of the best epoch are put back at the end, however training ends: also where it is
/// cancelled, diverges, or fails otherwise.</param>
/// <param name="mode">Whether the number should rise or fall; as it says itself unless set.</param>
public sealed class EarlyStopping(
    int patience = 0,
    string monitor = "val_loss",
    double minDelta = 0,
    bool restoreBestWeights = false,
    MonitorMode mode = MonitorMode.Auto
) : Callback
{
    private readonly Monitor _monitor = new(monitor, mode, minDelta);
    private int _waited;
    private Action? _restore;

    /// <summary>Forgets what was before, unless the run goes on (<see cref="TrainingOptions.InitialEpoch"/>).</summary>
    /// <exception cref="KeyNotFoundException">The number is not logged; the message names those that are.</exception>
    /// <exception cref="ArgumentException">Nothing says whether the number should rise or fall.</exception>
    public override void OnTrainBegin(TrainingContext context)
    {
        _monitor.Begin(context);
        if (!context.GoesOn)
            (_waited, _restore) = (0, null);
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext context)
    {
        if (_monitor.Improves(context.Logs))
        {
            _waited = 0;
            if (restoreBestWeights)
                _restore = context.CaptureWeights();
        }
        else if (++_waited >= patience)
            context.StopTraining = true;
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(TrainingContext context) => _restore?.Invoke();

    /// <inheritdoc/>
    public override void OnTrainInterrupted(TrainingContext context, Exception exception) => _restore?.Invoke();
}
