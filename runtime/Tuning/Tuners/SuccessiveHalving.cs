namespace NetGen;

/// <summary>Successive halving (Jamieson and Talwalkar, "Non-stochastic best arm identification and hyperparameter optimization", AISTATS
/// 2016): n random candidates with R / f^s epochs each, the n / f best of them with f times as many, and so on until n / f^s have R. s is
/// the largest number with f^s ≤ n, and f^s ≤ R.</summary>
public sealed class SuccessiveHalving : HalvingTuner
{
    /// <summary>A search by one bracket.</summary>
    /// <param name="options">What the search is told.</param>
    /// <param name="candidates">n, the number of candidates at first.</param>
    /// <param name="maxEpochs">R, the epochs of the last that are left.</param>
    /// <param name="factor">f: one of so many goes on.</param>
    /// <exception cref="ArgumentException">A number is out of range, or <see cref="SearchOptions.MaxTrials"/> is set.</exception>
    public SuccessiveHalving(SearchOptions options, int candidates, int maxEpochs, int factor = 3)
        : base(options, $"({candidates}, {maxEpochs}, {factor})", maxEpochs, factor)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(candidates, 1);
        Plan.Add(candidates, Log(Math.Min(candidates, maxEpochs), factor) + 1, maxEpochs, factor);
    }
}
