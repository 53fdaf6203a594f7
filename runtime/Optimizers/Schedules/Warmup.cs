namespace NetGen;

/// <summary>Another schedule behind a rise in a straight line from 0 to its first learning rate, which keeps the first steps of adaptive
/// optimizers small.</summary>
/// <param name="schedule">What follows; its step 0 is the first one behind the warm-up.</param>
/// <param name="steps">How long the warm-up takes.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is not positive.</exception>
public sealed class Warmup(LearningRateSchedule schedule, long steps) : LearningRateSchedule
{
    private readonly LearningRateSchedule _schedule = schedule ?? throw new ArgumentNullException(nameof(schedule));
    private readonly long _steps = Positive(steps, nameof(steps));

    /// <inheritdoc/>
    public override float At(long step) =>
        step < _steps ? (float)((double)_schedule.At(0) * (step + 1) / (_steps + 1)) : _schedule.At(step - _steps);
}
