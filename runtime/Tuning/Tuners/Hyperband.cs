namespace NetGen;

/// <summary>Hyperband (Li et al., "Hyperband: a novel bandit-based approach to hyperparameter optimization", JMLR 2018, algorithm 1):
/// brackets of successive halving, from many candidates with few epochs, s = ⌊log_f R⌋, to few with R, s = 0. Bracket s begins with ⌈(s_max
/// + 1) f^s / (s + 1)⌉ candidates of R / f^s epochs.</summary>
public sealed class Hyperband : HalvingTuner
{
    /// <summary>A search by all brackets.</summary>
    /// <param name="options">What the search is told.</param>
    /// <param name="maxEpochs">R, the epochs of the last that are left.</param>
    /// <param name="factor">f: one of so many goes on.</param>
    /// <exception cref="ArgumentException">A number is out of range, or <see cref="SearchOptions.MaxTrials"/> is set.</exception>
    public Hyperband(SearchOptions options, int maxEpochs, int factor = 3)
        : base(options, $"({maxEpochs}, {factor})", maxEpochs, factor)
    {
        int most = Log(maxEpochs, factor);
        for (int s = most; s >= 0; s--)
            Plan.Add((int)Math.Ceiling((most + 1) * Math.Pow(factor, s) / (s + 1)), s + 1, maxEpochs, factor);
    }
}
