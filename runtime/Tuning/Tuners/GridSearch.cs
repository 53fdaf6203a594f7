using NetGen.Tuning;

namespace NetGen;

/// <summary>Tries all combinations, the hyperparameter that is asked for first changing fastest. The first trial says which there are, so
/// that other processes wait for it. Every trial should ask for all of them: one that is asked for only now and then still counts, and
/// combinations that differ in it alone are run as often as it has values.</summary>
/// <param name="options">What the search is told. Without <see cref="SearchOptions.MaxTrials"/> the whole grid is tried.</param>
public sealed class GridSearch(SearchOptions options) : Tuner(options)
{
    private protected override int Count(SearchState state)
    {
        // A grid of more combinations than can be counted has no end.
        long count = state.Space.Aggregate(1L, (product, h) => Math.Min(int.MaxValue, product * Values(h)));
        return (int)Math.Min(state.Count == 0 ? 1 : count, Options.MaxTrials ?? int.MaxValue);
    }

    private protected override Func<Hyperparameter, string> Chooser(int number, SearchState state)
    {
        List<Hyperparameter> space = state.Space;
        return asked =>
        {
            Hyperparameter[] before = [.. space.TakeWhile(h => h.Name != asked.Name)];
            if (before.Length == space.Count)
                space.Add(asked);
            long stride = before.Aggregate(1L, (product, h) => Math.Min(int.MaxValue, product * Values(h)));
            return asked.AtIndex(number / stride % Values(asked));
        };
    }

    private static long Values(Hyperparameter asked) =>
        asked.Count
        ?? throw new ArgumentException(
            $"'{asked.Name}' is {asked}, which are more values than a grid can have. Give it a step, or use {nameof(RandomSearch)}."
        );
}
