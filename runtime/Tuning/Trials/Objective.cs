namespace NetGen;

/// <summary>What a search makes better: the name of a number, and which way it gets better.</summary>
public sealed class Objective
{
    /// <summary>A number by its name.</summary>
    /// <param name="name">The key of a number in <see cref="History"/>, such as "val_accuracy", or any name for a number of one's
    /// own.</param>
    /// <param name="direction">Whether it should rise or fall. Auto: as the name says, up for an accuracy or an area under a curve, down
    /// for a loss or an error.</param>
    /// <exception cref="ArgumentException">The name is empty, or Auto and the name does not say it.</exception>
    public Objective(string name, MonitorMode direction = MonitorMode.Auto)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (!Enum.IsDefined(direction))
            throw new ArgumentOutOfRangeException(
                nameof(direction),
                direction,
                $"There is no such direction; use {nameof(MonitorMode)}.Min or Max."
            );
        Name = name;
        Direction =
            direction != MonitorMode.Auto
                ? direction
                : LogKeys.DirectionByName(name)
                    ?? throw new ArgumentException(
                        $"Nothing says whether '{name}' should rise or fall. Write new Objective(\"{name}\", MonitorMode.Max), or Min.",
                        nameof(direction)
                    );
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>Min or Max.</summary>
    public MonitorMode Direction { get; }

    /// <summary>An objective whose name says which way is better.</summary>
    public static implicit operator Objective(string name) => new(name);

    /// <summary>The less, the better.</summary>
    internal double Cost(double score) => Direction == MonitorMode.Max ? -score : score;
}
