namespace NetGen;

/// <summary>How much of the last direction <see cref="ConjugateGradient"/> keeps.</summary>
public enum ConjugateGradientUpdate
{
    /// <summary>max(0, g · (g - g before) / |g before|²), which begins anew by itself where directions have become useless.</summary>
    PolakRibierePlus,

    /// <summary>|g|² / |g before|².</summary>
    FletcherReeves,
}
