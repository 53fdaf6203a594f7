using NetGen.CompilerServices;
using NetGen.Tuning;

namespace NetGen;

/// <summary>Tries what promises most by the results so far (Snoek, Larochelle and Adams, "Practical Bayesian optimization of machine
/// learning algorithms", NIPS 2012): a Gaussian process says of each point of the space what score is to be expected and how sure that is,
/// and the point of the largest expected improvement is tried. The first trials are drawn at random. A trial depends on its number, the
/// seed and the results that there are when it begins, so that one process after another makes the same search each time, and several at
/// once do not.</summary>
public sealed class BayesianOptimization : Tuner
{
    private const int Samples = 1000,
        Centres = 5,
        Neighbours = 100;

    private readonly int? _initialPoints;

    /// <summary>A search by a Gaussian process.</summary>
    /// <param name="options">What the search is told.</param>
    /// <param name="numInitialPoints">Trials that are drawn at random; null: three for each hyperparameter, as in KerasTuner.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="numInitialPoints"/> is not positive.</exception>
    public BayesianOptimization(SearchOptions options, int? numInitialPoints = null)
        : base(options, $"({numInitialPoints})")
    {
        if (numInitialPoints is < 1)
            throw new ArgumentOutOfRangeException(
                nameof(numInitialPoints),
                numInitialPoints,
                "At least one trial must be drawn at random."
            );
        _initialPoints = numInitialPoints;
    }

    private protected override int Count(SearchState state) => Options.MaxTrials ?? 10;

    private protected override Func<Hyperparameter, string> Chooser(int number, SearchState state)
    {
        Dictionary<string, string> proposed = Propose(number, state) ?? [];
        return asked => proposed.TryGetValue(asked.Name, out string? value) ? value : Drawn(asked, number);
    }

    // Null where there is too little to go by, or nothing left to try.
    private Dictionary<string, string>? Propose(int number, SearchState state)
    {
        List<Hyperparameter> space = state.Space;
        TrialResult[] ended = [.. state.Ended];
        if (number < (_initialPoints ?? 3 * space.Count) || ended.Count(r => r.Score is not null) < 2)
            return null;
        double[][] tried = [.. ended.Select(r => Point(space, r.Values))];
        double[] costs = Standardised(Costs(ended));
        int[] groups = [.. space.SelectMany((h, i) => Enumerable.Repeat(i, h.Coordinates(null).Length))];
        var process = GaussianProcess.Fit(tried, costs, groups);
        double best = tried.Min(x => process.At(x).Mean);
        (Dictionary<string, string> Values, double[] Point)[] candidates =
        [
            .. Candidates(number, space, [.. ended.Zip(costs).OrderBy(r => r.Second).Take(Centres).Select(r => r.First)])
                .Select(values => (values, Point(space, values)))
                .Where(c => !Array.Exists(tried, x => x.AsSpan().SequenceEqual(c.Item2))),
        ];
        if (candidates.Length == 0)
            return null;
        return candidates.MaxBy(c => process.At(c.Point) is var (mean, variance) ? ExpectedImprovement.Of(best, mean, variance) : 0).Values;
    }

    // Points anywhere, and points near the best ones.
    private IEnumerable<Dictionary<string, string>> Candidates(int number, List<Hyperparameter> space, TrialResult[] best)
    {
        var random = new Philox(Options.Seed, 0, number);
        for (int i = 0; i < Samples; i++)
            yield return space.ToDictionary(h => h.Name, h => h.At(random.NextDouble()));
        foreach (TrialResult centre in best)
            for (int i = 0; i < Neighbours; i++)
                yield return space.ToDictionary(h => h.Name, h => Near(h, centre, i % 2 == 0 ? 0.1 : 0.02, random));
    }

    private static string Near(Hyperparameter h, TrialResult centre, double distance, Philox random)
    {
        double place = centre.Values.TryGetValue(h.Name, out string? value) ? h.Unit(value) : 0.5;
        return h.At(Math.Clamp(place + distance * random.NextNormal(), 0, 1 - 1e-12));
    }

    private static double[] Point(List<Hyperparameter> space, IReadOnlyDictionary<string, string> values) =>
        [.. space.SelectMany(h => h.Coordinates(values.GetValueOrDefault(h.Name)))];

    // The less, the better. What is far worse than half of all, such as a loss just before training diverges, would hide all other
    // differences: it counts as being five times as far from the median as the best is. So do trials that failed.
    private double[] Costs(TrialResult[] ended)
    {
        double[] sorted = [.. ended.Where(r => r.Score is not null).Select(r => Options.Objective.Cost(r.Score!.Value)).Order()];
        double median = sorted[sorted.Length / 2],
            worst = Math.Min(sorted[^1], median + 5 * (median - sorted[0]));
        return [.. ended.Select(r => r.Score is { } score ? Math.Min(Options.Objective.Cost(score), worst) : worst)];
    }

    private static double[] Standardised(double[] values)
    {
        double mean = values.Average(),
            deviation = Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
        return [.. values.Select(v => deviation > 0 ? (v - mean) / deviation : 0)];
    }
}
