namespace NetGen;

/// <summary>Makes the learning rate smaller once a logged number has not improved for some epochs.</summary>
/// <param name="monitor">The key of the number.</param>
/// <param name="factor">What the learning rate is multiplied by.</param>
/// <param name="patience">How many epochs without improvement make it smaller.</param>
/// <param name="minDelta">A smaller difference is no improvement.</param>
/// <param name="cooldown">Epochs after a change that do not count.</param>
/// <param name="minLearningRate">The learning rate never goes below it.</param>
/// <param name="mode">Whether the number should rise or fall; as it says itself unless set.</param>
public sealed class ReduceLROnPlateau(
    string monitor = "val_loss",
    float factor = 0.1f,
    int patience = 10,
    double minDelta = 1e-4,
    int cooldown = 0,
    float minLearningRate = 0,
    MonitorMode mode = MonitorMode.Auto
) : Callback
{
    private readonly Monitor _monitor = new(monitor, mode, minDelta);
    private readonly float _factor = factor is > 0 and < 1
        ? factor
        : throw new ArgumentOutOfRangeException(nameof(factor), factor, "factor must lie between 0 and 1.");
    private int _waited,
        _cooldown;
    private float? _rate;

    /// <summary>Forgets what was before, unless the run goes on (<see cref="TrainingOptions.InitialEpoch"/>): then the learning rate is
    /// the one that it has come down to.</summary>
    /// <exception cref="KeyNotFoundException">The number is not logged; the message names those that are.</exception>
    /// <exception cref="ArgumentException">Nothing says whether the number should rise or fall.</exception>
    public override void OnTrainBegin(TrainingContext context)
    {
        context.RequireOwnLearningRate(this);
        _monitor.Begin(context);
        if (!context.GoesOn)
            (_waited, _cooldown, _rate) = (0, 0, null);
        else if (_rate is float rate)
            context.LearningRate = rate;
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext context)
    {
        bool improves = _monitor.Improves(context.Logs);
        if (_cooldown > 0)
        {
            _cooldown--;
            _waited = 0;
        }
        if (improves)
            _waited = 0;
        else if (_cooldown == 0 && ++_waited >= patience)
        {
            context.LearningRate = Math.Max(context.LearningRate * _factor, minLearningRate);
            _rate = context.LearningRate;
            (_waited, _cooldown) = (0, cooldown);
        }
    }

    /// <inheritdoc/>
    public override string? SaveState(TrainingContext context) => StateText.Of(_monitor.Best, _waited, _cooldown, _rate);

    /// <inheritdoc/>
    public override void LoadState(TrainingContext context, string state)
    {
        string[] parts = StateText.Parse(state, 4);
        _monitor.Best = StateText.Double(parts[0]);
        (_waited, _cooldown, _rate) = (StateText.Integer(parts[1]), StateText.Integer(parts[2]), StateText.Single(parts[3]));
    }
}
