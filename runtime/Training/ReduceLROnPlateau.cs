namespace NetGen;

/// <summary>Makes the learning rate smaller once a logged number has not improved for some epochs.</summary>
/// <param name="monitor">The key of the number; accuracies should rise, everything else should fall.</param>
/// <param name="factor">What the learning rate is multiplied by.</param>
/// <param name="patience">How many epochs without improvement make it smaller.</param>
/// <param name="minDelta">A smaller difference is no improvement.</param>
/// <param name="cooldown">Epochs after a change that do not count.</param>
/// <param name="minLearningRate">The learning rate never goes below it.</param>
public sealed class ReduceLROnPlateau(string monitor = "val_loss", float factor = 0.1f, int patience = 10, double minDelta = 1e-4, int cooldown = 0, float minLearningRate = 0) : Callback
{
    private readonly Monitor _monitor = new(monitor, minDelta);
    private readonly float _factor = factor is > 0 and < 1 ? factor : throw new ArgumentOutOfRangeException(nameof(factor), factor, "factor must lie between 0 and 1.");
    private int _waited, _cooldown;

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingContext context)
    {
        _monitor.Reset();
        (_waited, _cooldown) = (0, 0);
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
        if (improves) _waited = 0;
        else if (_cooldown == 0 && ++_waited >= patience)
        {
            context.LearningRate = Math.Max(context.LearningRate * _factor, minLearningRate);
            (_waited, _cooldown) = (0, cooldown);
        }
    }
}
