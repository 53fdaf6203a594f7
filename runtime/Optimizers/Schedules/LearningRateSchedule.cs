namespace NetGen;

/// <summary>Gives the learning rate of each step. Derive from it, and write <see cref="At"/>, for one of your own. It holds no
/// state.</summary>
public abstract class LearningRateSchedule
{
    /// <summary>The learning rate of a step.</summary>
    /// <param name="step">How many steps were made before it: 0 for the first one. In a run that goes on
    /// (<see cref="TrainingOptions.InitialEpoch"/>) steps of the epochs before count.</param>
    /// <returns>A number from 0 on.</returns>
    public abstract float At(long step);

    private protected static float NotNegative(float value, string name) =>
        value >= 0 && float.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be a number from 0 on.");

    private protected static long Positive(long value, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value, name);
        return value;
    }
}
