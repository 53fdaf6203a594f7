using System.Collections;
using NetGen.Tuning;

namespace NetGen;

/// <summary>The trials of a search that have ended, the best first; failed ones stand at the end.</summary>
public sealed partial class SearchResults : IReadOnlyList<TrialResult>
{
    private readonly TrialResult[] _trials;
    private readonly Objective _objective;
    private readonly List<Hyperparameter> _space;

    internal SearchResults(Objective objective, SearchState state)
    {
        (_objective, _space) = (objective, state.Space);
        _trials = [.. state.Ended.OrderBy(Cost)];
        Importance = [.. _space.Select(h => (h.Name, ImportanceOf(h))).OrderByDescending(pair => pair.Item2)];
    }

    /// <inheritdoc/>
    public int Count => _trials.Length;

    /// <inheritdoc/>
    public TrialResult this[int index] => _trials[index];

    /// <summary>The best trial.</summary>
    /// <exception cref="InvalidOperationException">No trial has ended well; the message has what was wrong with the first.</exception>
    public TrialResult Best =>
        _trials is [{ Score: not null } best, ..]
            ? best
            : throw new InvalidOperationException(
                _trials.Length == 0
                    ? "No trial has ended yet."
                    : $"All {_trials.Length} trials failed. The first: {_trials.MinBy(r => r.Number)!.Error}"
            );

    /// <summary>For each hyperparameter, the largest first, how much of the differences between trials it explains by itself, from 0 to 1:
    /// ε² of the ranks of scores between groups of like values (Kelley, 1935), which is 0 on average where it has no influence. What two
    /// hyperparameters only do together shows in neither. Tuners that go where scores are good try little elsewhere: what random trials say
    /// is fairer.</summary>
    public IReadOnlyList<(string Name, double Share)> Importance { get; }

    /// <inheritdoc/>
    public IEnumerator<TrialResult> GetEnumerator() => _trials.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private double Cost(TrialResult result) => result.Score is { } score ? _objective.Cost(score) : double.PositiveInfinity;

    private double ImportanceOf(Hyperparameter h)
    {
        TrialResult[] with = [.. _trials.Where(r => r.Values.ContainsKey(h.Name))];
        return Tuning.Importance.Of(
            [.. with.Select(r => h.Position(r.Values[h.Name]))],
            Array.ConvertAll(with, Cost),
            isDivided: h.Labels is not null
        );
    }
}
