using System.Globalization;

namespace NetGen;

/// <summary>The length of an optimizer's steps: a number, or a schedule that gives a number for each step. Either is assigned as it is,
/// and it is read as a number.</summary>
public readonly struct LearningRate
{
    private readonly float _now;

    private LearningRate(float now, LearningRateSchedule? schedule) => (_now, Schedule) = (now, schedule);

    /// <summary>What gives the numbers; null for one number.</summary>
    public LearningRateSchedule? Schedule { get; }

    /// <summary>A number.</summary>
    public static implicit operator LearningRate(float number) => new(number, null);

    /// <summary>A schedule, which begins with its number for step 0.</summary>
    public static implicit operator LearningRate(LearningRateSchedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return new(schedule.At(0), schedule);
    }

    /// <summary>The number of the last step.</summary>
    public static implicit operator float(LearningRate rate) => rate._now;

    /// <summary>The number.</summary>
    public override string ToString() => _now.ToString(CultureInfo.InvariantCulture);

    /// <summary>A schedule whose last number is known.</summary>
    internal static LearningRate Of(LearningRateSchedule schedule, float now) => new(now, schedule);
}
