namespace NetGen;

/// <summary>How near generated samples come to the training set, beside samples that were not trained on.</summary>
/// <param name="Nearest">For each generated sample the nearest one of the training set, and how far it is.</param>
/// <param name="MedianDistance">The median of these distances. Much smaller than that of held-out samples, the model repeats what it was
/// shown.</param>
/// <param name="HeldOutMedianDistance">The median distance from a held-out sample to the nearest one of the training set.</param>
/// <param name="HeldOutLeastDistance">The least.</param>
public sealed record MemorisationCheck(
    IReadOnlyList<(int Sample, double Distance)> Nearest,
    double MedianDistance,
    double HeldOutMedianDistance,
    double HeldOutLeastDistance
)
{
    /// <summary>How many generated samples are nearer to a training sample than any held-out one is: copies.</summary>
    public int Copies => Nearest.Count(n => n.Distance < HeldOutLeastDistance);
}
