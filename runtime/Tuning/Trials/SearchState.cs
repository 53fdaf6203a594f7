namespace NetGen.Tuning;

/// <summary>The space as far as trials have asked for it, and the trials that have ended.</summary>
internal sealed class SearchState
{
    private readonly Dictionary<int, TrialResult> _ended = [];

    /// <summary>In the order in which they were first asked for.</summary>
    public List<Hyperparameter> Space { get; } = [];

    /// <summary>In the order of their numbers.</summary>
    public IEnumerable<TrialResult> Ended => _ended.Values.OrderBy(r => r.Number);

    public int Count => _ended.Count;

    public Hyperparameter? Find(string name) => Space.Find(h => h.Name == name);

    public bool HasEnded(int number) => _ended.ContainsKey(number);

    public TrialResult Result(int number) => _ended[number];

    public void Add(TrialResult result) => _ended[result.Number] = result;

    public SearchState Copy()
    {
        var copy = new SearchState();
        copy.Space.AddRange(Space);
        foreach (TrialResult result in _ended.Values)
            copy.Add(result);
        return copy;
    }
}
