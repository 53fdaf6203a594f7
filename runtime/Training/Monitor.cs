namespace NetGen;

/// <summary>A logged number that a callback watches for improvement.</summary>
internal sealed class Monitor(string key, double minDelta = 0)
{
    // As in Keras' "auto" mode: accuracies and areas under curves should rise, everything else should fall.
    private readonly double _sign = key.Contains("accuracy") || key.Contains("auc") || key.EndsWith("_acc") ? -1 : 1;
    private double _best = double.PositiveInfinity;

    /// <summary>A value by its key.</summary>
    /// <exception cref="KeyNotFoundException">There is none; the message names those there are.</exception>
    public static double Value(IReadOnlyDictionary<string, double> logs, string key) => logs.TryGetValue(key, out double value) ? value
        : throw new KeyNotFoundException($"There is no '{key}'; there are {string.Join(", ", logs.Keys)}. For keys that begin with val_ set {nameof(FitOptions.Validation)} in the options.");

    /// <summary>Forgets the best value.</summary>
    public void Reset() => _best = double.PositiveInfinity;

    /// <summary>Whether the value is better than the best so far by more than the least difference; then it becomes the best.</summary>
    public bool Improves(IReadOnlyDictionary<string, double> logs)
    {
        double value = _sign * Value(logs, key);
        if (!(value < _best - minDelta)) return false;
        _best = value;
        return true;
    }
}
