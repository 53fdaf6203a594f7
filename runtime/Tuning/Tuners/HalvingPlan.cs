namespace NetGen.Tuning;

/// <summary>The trials of brackets of successive halving, in the order of their numbers. A bracket has rungs: its first tries candidates
/// for few epochs, each next one the best of these for more.</summary>
internal sealed class HalvingPlan
{
    private readonly List<(int Start, int Count, int Before, int Epochs)> _rungs = [];

    /// <summary>How many trials there are.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a bracket: <paramref name="candidates"/> that begin with R / f^s epochs, of which each of s more rungs keeps one of f,
    /// rounded down, for f times as many.</summary>
    public void Add(int candidates, int rungs, int maxEpochs, int factor)
    {
        for (int rung = 0; rung < rungs; rung++)
        {
            int count = Math.Max(1, (int)(candidates / Math.Pow(factor, rung))),
                epochs = Math.Max(1, (int)Math.Round(maxEpochs * Math.Pow(factor, rung - rungs + 1)));
            _rungs.Add((Count, count, rung == 0 ? -1 : _rungs.Count - 1, epochs));
            Count += count;
        }
    }

    public int Epochs(int number) => RungOf(number).Epochs;

    /// <summary>Whether the rung before has ended.</summary>
    public bool IsReady(int number, SearchState state) =>
        RungOf(number) is var rung
        && (rung.Before < 0 || Enumerable.Range(_rungs[rung.Before].Start, _rungs[rung.Before].Count).All(state.HasEnded));

    /// <summary>The trial of a first rung that first tried a trial's candidate: itself, or that of the trial before it whose score has the
    /// same place among those of its rung.</summary>
    public int Candidate(int number, SearchState state, Objective objective)
    {
        (int start, _, int before, _) = RungOf(number);
        if (before < 0)
            return number;
        int[] ranked =
        [
            .. Enumerable
                .Range(_rungs[before].Start, _rungs[before].Count)
                .OrderBy(n => state.Result(n).Score is { } score ? objective.Cost(score) : double.PositiveInfinity)
                .ThenBy(n => n),
        ];
        return Candidate(ranked[number - start], state, objective);
    }

    private (int Start, int Count, int Before, int Epochs) RungOf(int number) =>
        _rungs.Find(rung => number >= rung.Start && number < rung.Start + rung.Count);
}
