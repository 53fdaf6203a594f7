namespace NetGen;

/// <summary>One rise and one fall along cosines (Smith and Topin, "Super-convergence", 2018, in PyTorch's form): from
/// max / divFactor up to max in the first part of the steps, then down to the initial learning rate / finalDivFactor, and constant after
/// that.</summary>
/// <param name="maxLearningRate">The highest one.</param>
/// <param name="totalSteps">How long the cycle takes; at least 2.</param>
/// <param name="pctStart">The share of the steps that it rises in; between 0 and 1.</param>
/// <param name="divFactor">The highest learning rate is so many times the first one.</param>
/// <param name="finalDivFactor">The first learning rate is so many times the last one.</param>
/// <exception cref="ArgumentOutOfRangeException">A number is out of its range; the message names it.</exception>
public sealed class OneCycle(
    float maxLearningRate,
    long totalSteps,
    float pctStart = 0.3f,
    float divFactor = 25,
    float finalDivFactor = 1e4f
) : LearningRateSchedule
{
    private readonly double _max = NotNegative(maxLearningRate, nameof(maxLearningRate)),
        _first = maxLearningRate / Divisor(divFactor, nameof(divFactor)),
        _last = maxLearningRate / Divisor(divFactor, nameof(divFactor)) / Divisor(finalDivFactor, nameof(finalDivFactor)),
        _end = totalSteps >= 2
            ? totalSteps - 1
            : throw new ArgumentOutOfRangeException(nameof(totalSteps), totalSteps, "totalSteps must be at least 2."),
        _top = pctStart is > 0 and < 1
            ? (double)pctStart * totalSteps - 1
            : throw new ArgumentOutOfRangeException(nameof(pctStart), pctStart, "pctStart must lie between 0 and 1.");

    /// <inheritdoc/>
    public override float At(long step) =>
        step <= _top ? Between(_first, _max, _top > 0 ? step / _top : 1)
        : step < _end ? Between(_max, _last, (step - _top) / (_end - _top))
        : (float)_last;

    private static float Between(double from, double to, double share) => (float)(to + (from - to) / 2 * (1 + Math.Cos(Math.PI * share)));

    private static double Divisor(float value, string name) =>
        value > 0 && float.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be a positive number.");
}
