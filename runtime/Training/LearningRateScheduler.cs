namespace NetGen;

/// <summary>Sets the learning rate before each epoch.</summary>
/// <param name="schedule">From the epoch, counted from 0, and the learning rate so far to the new one.</param>
public sealed class LearningRateScheduler(Func<int, float, float> schedule) : Callback
{
    /// <inheritdoc/>
    public override void OnEpochBegin(TrainingContext context) => context.LearningRate = schedule(context.Epoch, context.LearningRate);
}
