namespace NetGen;

/// <summary>A logged number that a callback watches for improvement.</summary>
internal sealed class Monitor(string key, MonitorMode mode, double minDelta = 0)
{
    private readonly string _key =
        key
        ?? throw new ArgumentNullException(
            nameof(key),
            "The monitor is the key of a number in History, such as val_loss; it must not be null."
        );
    private readonly MonitorMode _mode = Enum.IsDefined(mode)
        ? mode
        : throw new ArgumentOutOfRangeException(nameof(mode), mode, $"There is no such mode; use {nameof(MonitorMode)}.Auto, Min or Max.");
    private double _sign = 1;

    /// <summary>The best value so far, the less the better; infinite before the first.</summary>
    public double Best { get; set; } = double.PositiveInfinity;

    /// <summary>A value by its key.</summary>
    /// <exception cref="KeyNotFoundException">There is none; the message names those there are.</exception>
    public static double Value(IReadOnlyDictionary<string, double> logs, string key) =>
        logs.TryGetValue(key, out double value) ? value : throw Unknown(key, logs.Keys);

    /// <summary>What is said of a key that does not exist.</summary>
    public static KeyNotFoundException Unknown(string key, IEnumerable<string> keys) =>
        new(
            $"There is no '{key}'; there are {string.Join(", ", keys)}. For keys that begin with val_ set "
                + $"{nameof(FitOptions.Validation)} in the options."
        );

    /// <summary>Before the first epoch: finds out which way is better, and forgets the best value unless the run goes on.</summary>
    /// <exception cref="KeyNotFoundException">Nothing has the key.</exception>
    /// <exception cref="ArgumentException">The mode is Auto, and what has the key does not say which way is better.</exception>
    public void Begin(TrainingContext context)
    {
        context.Keys.Check(_key);
        MonitorMode direction = _mode == MonitorMode.Auto ? context.Keys.DirectionOf(_key) : _mode;
        _sign = direction == MonitorMode.Max ? -1 : 1;
        if (!context.GoesOn)
            Best = double.PositiveInfinity;
    }

    /// <summary>Whether the value is better than the best so far by more than the least difference; then it becomes the best.</summary>
    public bool Improves(IReadOnlyDictionary<string, double> logs)
    {
        if (!IsLess(logs, Best))
            return false;
        Best = _sign * Value(logs, _key);
        return true;
    }

    /// <summary>Whether the value is better than another by more than the least difference.</summary>
    public bool IsBetter(IReadOnlyDictionary<string, double> logs, double other) => IsLess(logs, _sign * other);

    private bool IsLess(IReadOnlyDictionary<string, double> logs, double signed) => _sign * Value(logs, _key) < signed - minDelta;
}
