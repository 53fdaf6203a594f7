namespace NetGen;

/// <summary>(initial - end) · (1 - step / steps)^power + end, and end after that; with a cycle, steps is made a whole number of times as
/// long, so that the learning rate rises again.</summary>
/// <param name="initialLearningRate">That of step 0.</param>
/// <param name="decaySteps">How long it falls.</param>
/// <param name="endLearningRate">That of the last of these steps.</param>
/// <param name="power">1 for a straight line.</param>
/// <param name="cycle">It begins anew beyond <paramref name="decaySteps"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">A number is out of its range; the message names it.</exception>
public sealed class PolynomialDecay(
    float initialLearningRate,
    long decaySteps,
    float endLearningRate = 0.0001f,
    float power = 1,
    bool cycle = false
) : LearningRateSchedule
{
    private readonly float _initial = NotNegative(initialLearningRate, nameof(initialLearningRate)),
        _end = NotNegative(endLearningRate, nameof(endLearningRate)),
        _power = NotNegative(power, nameof(power));
    private readonly double _steps = Positive(decaySteps, nameof(decaySteps));

    /// <inheritdoc/>
    public override float At(long step)
    {
        double steps = cycle ? _steps * Math.Max(1, Math.Ceiling(step / _steps)) : _steps;
        return (float)((_initial - _end) * Math.Pow(1 - Math.Min(step, steps) / steps, _power) + _end);
    }
}
