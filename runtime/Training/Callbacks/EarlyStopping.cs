namespace NetGen;

/// <summary>Ends training once a logged number has not improved for some epochs.</summary>
/// <param name="patience">How many epochs without improvement end training.</param>
/// <param name="monitor">The key of the number.</param>
/// <param name="minDelta">A smaller difference is no improvement.</param>
/// <param name="restoreBestWeights">Whether the weights of the best epoch are put back at the end, however training ends: also where it is
/// cancelled, diverges, or fails otherwise.</param>
/// <param name="mode">Whether the number should rise or fall; as it says itself unless set.</param>
/// <param name="baseline">Only what is better than this as well counts as improvement; null for anything.</param>
/// <param name="startFromEpoch">Epochs before this one, counted from 0, are not looked at.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="startFromEpoch"/> is negative.</exception>
public sealed class EarlyStopping(
    int patience = 0,
    string monitor = "val_loss",
    double minDelta = 0,
    bool restoreBestWeights = false,
    MonitorMode mode = MonitorMode.Auto,
    double? baseline = null,
    int startFromEpoch = 0
) : Callback
{
    private readonly int _start =
        startFromEpoch >= 0
            ? startFromEpoch
            : throw new ArgumentOutOfRangeException(nameof(startFromEpoch), startFromEpoch, "startFromEpoch must not be negative.");
    private readonly Monitor _monitor = new(monitor, mode, minDelta);
    private int _waited;
    private byte[][] _best = [];

    /// <summary>Forgets what was before, unless the run goes on (<see cref="TrainingOptions.InitialEpoch"/>).</summary>
    /// <exception cref="KeyNotFoundException">The number is not logged; the message names those that are.</exception>
    /// <exception cref="ArgumentException">Nothing says whether the number should rise or fall.</exception>
    public override void OnTrainBegin(TrainingContext context)
    {
        _monitor.Begin(context);
        if (!context.GoesOn)
            (_waited, _best) = (0, []);
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext context)
    {
        if (context.Epoch < _start)
            return;
        _waited++;
        if (_monitor.Improves(context.Logs))
        {
            if (restoreBestWeights)
                _best = context.CopyWeights();
            if (baseline is not { } value || _monitor.IsBetter(context.Logs, value))
                _waited = 0;
        }
        if (_waited > 0 && _waited >= patience)
            context.StopTraining = true;
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(TrainingContext context) => Restore(context);

    /// <inheritdoc/>
    public override void OnTrainInterrupted(TrainingContext context, Exception exception) => Restore(context);

    /// <inheritdoc/>
    public override string? SaveState(TrainingContext context) =>
        string.Join(' ', _best.Select(Convert.ToBase64String).Prepend(StateText.Of(_monitor.Best, _waited)));

    /// <inheritdoc/>
    public override void LoadState(TrainingContext context, string state)
    {
        string[] parts = state.Split(' ');
        (_monitor.Best, _waited) = (StateText.Double(parts[0]), StateText.Integer(parts[1]));
        _best = [.. parts.Skip(2).Select(Convert.FromBase64String)];
    }

    private void Restore(TrainingContext context)
    {
        if (_best.Length > 0)
            context.PutWeights(_best);
    }
}
