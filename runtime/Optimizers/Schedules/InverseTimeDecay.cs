namespace NetGen;

/// <summary>initial / (1 + rate · step / steps); in stairs with step / steps rounded down.</summary>
/// <param name="initialLearningRate">That of step 0.</param>
/// <param name="decaySteps">The unit that steps are counted in.</param>
/// <param name="decayRate">What is added to the divisor in each of these units.</param>
/// <param name="staircase">It changes only after every <paramref name="decaySteps"/> steps.</param>
/// <exception cref="ArgumentOutOfRangeException">A number is out of its range; the message names it.</exception>
public sealed class InverseTimeDecay(float initialLearningRate, long decaySteps, float decayRate, bool staircase = false)
    : LearningRateSchedule
{
    private readonly float _initial = NotNegative(initialLearningRate, nameof(initialLearningRate)),
        _rate = NotNegative(decayRate, nameof(decayRate));
    private readonly double _steps = Positive(decaySteps, nameof(decaySteps));

    /// <inheritdoc/>
    public override float At(long step) => (float)(_initial / (1 + _rate * (staircase ? Math.Floor(step / _steps) : step / _steps)));
}
