namespace NetGen;

/// <summary>initial · rate^(step / steps); in stairs, with step / steps rounded down, it is the decay by steps of the textbooks.</summary>
/// <param name="initialLearningRate">That of step 0.</param>
/// <param name="decaySteps">After so many steps the learning rate is <paramref name="decayRate"/> times as large.</param>
/// <param name="decayRate">See <paramref name="decaySteps"/>.</param>
/// <param name="staircase">It changes only after every <paramref name="decaySteps"/> steps.</param>
/// <exception cref="ArgumentOutOfRangeException">A number is out of its range; the message names it.</exception>
public sealed class ExponentialDecay(float initialLearningRate, long decaySteps, float decayRate, bool staircase = false)
    : LearningRateSchedule
{
    private readonly float _initial = NotNegative(initialLearningRate, nameof(initialLearningRate)),
        _rate = NotNegative(decayRate, nameof(decayRate));
    private readonly double _steps = Positive(decaySteps, nameof(decaySteps));

    /// <inheritdoc/>
    public override float At(long step) => (float)(_initial * Math.Pow(_rate, staircase ? Math.Floor(step / _steps) : step / _steps));
}
