namespace NetGen;

/// <summary>The keys that a run logs under, known before its first step, and which way the number of each gets better.</summary>
internal sealed class LogKeys
{
    private readonly Dictionary<string, MonitorMode> _directions;
    private readonly bool _mayBeOthers;

    /// <param name="own">Those of the training loop.</param>
    /// <param name="callbacks">Each may add some.</param>
    public LogKeys(IReadOnlyDictionary<string, MonitorMode> own, IEnumerable<Callback> callbacks)
    {
        _directions = new(own);
        foreach (Callback callback in callbacks)
            if (callback.Keys is not { } keys)
                _mayBeOthers = true;
            else
                foreach ((string key, MonitorMode direction) in keys)
                    _directions[key] = direction;
    }

    /// <summary>Throws unless the key is there, or a callback that does not say what it logs may add it.</summary>
    /// <exception cref="KeyNotFoundException">It is not; the message names those there are.</exception>
    public void Check(string key)
    {
        if (!_directions.ContainsKey(key) && !_mayBeOthers)
            throw Monitor.Unknown(key, _directions.Keys);
    }

    /// <summary>Which way the number gets better. Where nobody says it, its name must: that of an accuracy or an area under a curve, of a
    /// loss or an error.</summary>
    /// <exception cref="ArgumentException">Neither does.</exception>
    public MonitorMode DirectionOf(string key)
    {
        if (_directions.TryGetValue(key, out MonitorMode direction) && direction != MonitorMode.Auto)
            return direction;
        return DirectionByName(key)
            ?? throw new ArgumentException(
                $"Nothing says whether '{key}' should rise or fall. Give the callback mode: "
                    + $"{nameof(MonitorMode)}.{nameof(MonitorMode.Min)} or {nameof(MonitorMode)}.{nameof(MonitorMode.Max)}, "
                    + $"or override {nameof(Metric)}.{nameof(Metric.Direction)} or {nameof(Callback)}.{nameof(Callback.Keys)} where the "
                    + $"number is "
                    + $"made."
            );
    }

    /// <summary>Which way a number of this name gets better; null if the name does not say it.</summary>
    public static MonitorMode? DirectionByName(string key) =>
        key.Contains("accuracy") || key.Contains("auc") || key.EndsWith("_acc") ? MonitorMode.Max
        : key.Contains("loss") || key.Contains("error") ? MonitorMode.Min
        : null;
}
