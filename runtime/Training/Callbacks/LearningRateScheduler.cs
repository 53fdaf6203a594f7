namespace NetGen;

/// <summary>Sets the learning rate before each epoch.</summary>
/// <param name="schedule">From the epoch, counted from 0, and the learning rate so far to the new one.</param>
public sealed class LearningRateScheduler(Func<int, float, float> schedule) : Callback
{
    private float? _rate;

    /// <summary>In a run that goes on (<see cref="TrainingOptions.InitialEpoch"/>) the learning rate so far is the one that the last run
    /// ended with.</summary>
    public override void OnTrainBegin(TrainingContext context)
    {
        context.RequireOwnLearningRate(this);
        if (!context.GoesOn)
            _rate = null;
        else if (_rate is float rate)
            context.LearningRate = rate;
    }

    /// <inheritdoc/>
    public override void OnEpochBegin(TrainingContext context)
    {
        context.LearningRate = schedule(context.Epoch, context.LearningRate);
        _rate = context.LearningRate;
    }

    /// <inheritdoc/>
    public override string? SaveState(TrainingContext context) => StateText.Of(_rate);

    /// <inheritdoc/>
    public override void LoadState(TrainingContext context, string state) => _rate = StateText.Single(StateText.Parse(state, 1)[0]);
}
