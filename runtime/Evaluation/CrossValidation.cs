using System.Globalization;

namespace NetGen;

/// <summary>What <see cref="CrossValidating.CrossValidate"/> found: for each fold how training went, and what the network is worth on the
/// samples that it had not seen.</summary>
public sealed class CrossValidation
{
    internal CrossValidation(IReadOnlyList<History> histories, IReadOnlyList<Evaluation> scores) =>
        (Histories, Scores) = (histories, scores);

    /// <summary>For each fold what <see cref="NetworkTraining.Fit"/> logged; "val_" is the fold's own part.</summary>
    public IReadOnlyList<History> Histories { get; }

    /// <summary>For each fold loss and metrics on its own part, after training.</summary>
    public IReadOnlyList<Evaluation> Scores { get; }

    /// <summary>The mean over folds.</summary>
    /// <param name="name">"loss" or the name of a metric.</param>
    /// <exception cref="KeyNotFoundException">There is no such metric; the message names those there are.</exception>
    public double Mean(string name) => Scores.Average(score => score[name]);

    /// <summary>The standard deviation over folds, over n - 1: how much the number depends on which samples were left out.</summary>
    /// <inheritdoc cref="Mean"/>
    public double StandardDeviation(string name)
    {
        double mean = Mean(name);
        return Math.Sqrt(Scores.Sum(score => (score[name] - mean) * (score[name] - mean)) / (Scores.Count - 1));
    }

    /// <summary>A line for each number: mean and standard deviation over the folds.</summary>
    public override string ToString() =>
        string.Join(
            '\n',
            Scores[0]
                .Scores.Keys.Select(key =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{key} {Mean(key):G5} ± {StandardDeviation(key):G3} ({Scores.Count} folds)"
                    )
                )
        );
}
