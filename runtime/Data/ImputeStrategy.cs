namespace NetGen;

/// <summary>What a <see cref="SimpleImputer"/> puts in the place of what is missing.</summary>
public enum ImputeStrategy
{
    /// <summary>The mean of the values that are there.</summary>
    Mean,

    /// <summary>The value in their middle; between the two there, of an even number.</summary>
    Median,

    /// <summary>The value that is there most often; of several the smallest.</summary>
    MostFrequent,
}
