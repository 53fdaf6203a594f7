namespace NetGen;

/// <summary>Half a cosine again and again (Loshchilov and Hutter, "SGDR", 2017): each period is <paramref name="tMul"/> times as long as
/// the one before and begins with <paramref name="mMul"/> times its learning rate.</summary>
/// <param name="initialLearningRate">That of step 0.</param>
/// <param name="firstDecaySteps">The length of the first period.</param>
/// <param name="tMul">From the length of one period to the next; at least 1.</param>
/// <param name="mMul">From the first learning rate of one period to the next.</param>
/// <param name="alpha">The share of the initial learning rate that each period ends with.</param>
/// <exception cref="ArgumentOutOfRangeException">A number is out of its range; the message names it.</exception>
public sealed class CosineDecayRestarts(float initialLearningRate, long firstDecaySteps, float tMul = 2, float mMul = 1, float alpha = 0)
    : LearningRateSchedule
{
    private readonly float _initial = NotNegative(initialLearningRate, nameof(initialLearningRate)),
        _alpha = NotNegative(alpha, nameof(alpha)),
        _fall = NotNegative(mMul, nameof(mMul)),
        _growth = tMul >= 1 && float.IsFinite(tMul)
            ? tMul
            : throw new ArgumentOutOfRangeException(nameof(tMul), tMul, "tMul must be at least 1.");
    private readonly double _first = Positive(firstDecaySteps, nameof(firstDecaySteps));

    /// <inheritdoc/>
    public override float At(long step)
    {
        // Everything in lengths of the first period; rounding may take a period for not yet over that just is.
        double passed = step / _first,
            period = _growth == 1 ? Math.Floor(passed) : Math.Floor(Math.Log(1 - passed * (1 - _growth)) / Math.Log(_growth));
        if (Begin(period + 1) <= passed)
            period++;
        double done = (passed - Begin(period)) / Math.Pow(_growth, period);
        double height = 0.5 * Math.Pow(_fall, period) * (1 + Math.Cos(Math.PI * done));
        return (float)(_initial * ((1 - _alpha) * height + _alpha));
    }

    private double Begin(double period) => _growth == 1 ? period : (1 - Math.Pow(_growth, period)) / (1 - _growth);
}
