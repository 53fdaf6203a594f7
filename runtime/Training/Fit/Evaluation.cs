using System.Globalization;

namespace NetGen;

/// <summary>Loss and metrics over a set of samples.</summary>
public sealed class Evaluation
{
    private readonly IReadOnlyDictionary<string, double> _scores;

    internal Evaluation(IReadOnlyDictionary<string, double> scores) => _scores = scores;

    /// <summary>The mean loss, without regularisers.</summary>
    public double Loss => _scores["loss"];

    /// <summary>Everything by name: "loss" and the metrics under Keras' names.</summary>
    public IReadOnlyDictionary<string, double> Scores => _scores;

    /// <summary>A metric by its name, or "loss".</summary>
    /// <exception cref="KeyNotFoundException">There is no such metric; the message names those there are.</exception>
    public double this[string name] => Monitor.Value(_scores, name);

    /// <summary>A metric.</summary>
    /// <exception cref="KeyNotFoundException">The metric was not asked for; the message names those that were.</exception>
    public double this[Metric metric] => this[metric.Name];

    /// <summary>Names and values on one line.</summary>
    public override string ToString() =>
        string.Join(", ", _scores.Select(score => string.Create(CultureInfo.InvariantCulture, $"{score.Key} {score.Value:G5}")));
}
