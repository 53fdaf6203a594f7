namespace NetGen;

/// <summary>A trial that has ended.</summary>
public sealed class TrialResult
{
    internal TrialResult(
        int number,
        IReadOnlyDictionary<string, string> values,
        double? score,
        string? error,
        int? epochs,
        double seconds
    ) => (Number, Values, Score, Error, Epochs, Seconds) = (number, values, score, error, epochs, seconds);

    /// <summary>The trial's number, counted from 0.</summary>
    public int Number { get; }

    /// <summary>Its hyperparameters by name.</summary>
    public IReadOnlyDictionary<string, string> Values { get; }

    /// <summary>The objective; null if the trial failed.</summary>
    public double? Score { get; }

    /// <summary>Why the trial failed; null if it did not.</summary>
    public string? Error { get; }

    /// <summary>The epochs that the tuner granted; null if it leaves them to the user.</summary>
    public int? Epochs { get; }

    /// <summary>How long it took.</summary>
    public double Seconds { get; }
}
