namespace NetGen;

/// <summary>Half a cosine from the highest learning rate down to a share of it (Loshchilov and Hutter, "SGDR", 2017, without restarts):
/// initial · ((1 - alpha) · (1 + cos(pi step / steps)) / 2 + alpha). With a warm-up it first rises from the initial learning rate to the
/// target in a straight line, and then falls from there.</summary>
/// <param name="initialLearningRate">That of step 0.</param>
/// <param name="decaySteps">How long it falls.</param>
/// <param name="alpha">The share of the highest learning rate that it ends with.</param>
/// <param name="warmupTarget">Where the warm-up ends; null for no warm-up.</param>
/// <param name="warmupSteps">How long the warm-up takes.</param>
/// <exception cref="ArgumentOutOfRangeException">A number is out of its range; the message names it.</exception>
public sealed class CosineDecay(
    float initialLearningRate,
    long decaySteps,
    float alpha = 0,
    float? warmupTarget = null,
    long warmupSteps = 0
) : LearningRateSchedule
{
    private readonly float _initial = NotNegative(initialLearningRate, nameof(initialLearningRate)),
        _alpha = NotNegative(alpha, nameof(alpha)),
        _target = NotNegative(warmupTarget ?? initialLearningRate, nameof(warmupTarget));
    private readonly double _steps = Positive(decaySteps, nameof(decaySteps));
    private readonly long _warmup =
        warmupTarget is null ? 0
        : warmupSteps >= 0 ? warmupSteps
        : throw new ArgumentOutOfRangeException(nameof(warmupSteps), warmupSteps, "warmupSteps must not be negative.");

    /// <inheritdoc/>
    public override float At(long step)
    {
        if (step < _warmup)
            return (float)(_initial + (double)(_target - _initial) * step / _warmup);
        double done = Math.Min(step - _warmup, _steps) / _steps;
        return (float)(_target * ((1 - _alpha) * 0.5 * (1 + Math.Cos(Math.PI * done)) + _alpha));
    }
}
