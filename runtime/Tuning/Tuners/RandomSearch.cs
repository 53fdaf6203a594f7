using NetGen.Tuning;

namespace NetGen;

/// <summary>Draws every value by itself (Bergstra and Bengio, "Random search for hyper-parameter optimization", JMLR 2012). The values of a
/// trial depend on the seed, their names and the trial's number, and on nothing that ran before.</summary>
/// <param name="options">What the search is told.</param>
public sealed class RandomSearch(SearchOptions options) : Tuner(options)
{
    private protected override int Count(SearchState state) => Options.MaxTrials ?? 10;

    private protected override Func<Hyperparameter, string> Chooser(int number, SearchState state) => asked => Drawn(asked, number);
}
