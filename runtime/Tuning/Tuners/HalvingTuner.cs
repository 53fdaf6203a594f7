using NetGen.Tuning;

namespace NetGen;

/// <summary>A search that grants epochs: many candidates get a few, the best of them more. <see cref="Trial.Epochs"/> says how many. A
/// candidate that goes on is trained anew, with the same values.</summary>
public abstract class HalvingTuner : Tuner
{
    private readonly HalvingPlan _plan = new();

    private protected HalvingTuner(SearchOptions options, string settings, int maxEpochs, int factor)
        : base(options, settings)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxEpochs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(factor, 2);
        if (options.MaxTrials is { } trials)
            throw new ArgumentException(
                $"{nameof(SearchOptions)}.{nameof(SearchOptions.MaxTrials)} is {trials}, but {GetType().Name} knows itself how many trials "
                    + "it has. Leave it out.",
                nameof(options)
            );
    }

    private protected HalvingPlan Plan => _plan;

    /// <summary>The largest s with f^s not above a number.</summary>
    private protected static int Log(int number, int factor) => number < factor ? 0 : 1 + Log(number / factor, factor);

    private protected override int Count(SearchState state) => _plan.Count;

    private protected override int? Epochs(int number) => _plan.Epochs(number);

    private protected override bool IsReady(int number, SearchState state) => _plan.IsReady(number, state);

    private protected override Func<Hyperparameter, string> Chooser(int number, SearchState state)
    {
        int candidate = _plan.Candidate(number, state, Options.Objective);
        return asked => Drawn(asked, candidate);
    }
}
