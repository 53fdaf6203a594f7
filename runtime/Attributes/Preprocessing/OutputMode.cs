namespace NetGen;

/// <summary>What a layer makes of the numbers of bins or categories.</summary>
public enum OutputMode
{
    /// <summary>The numbers themselves.</summary>
    Int,

    /// <summary>For each of them a row of zeros with a 1 in its place.</summary>
    OneHot,

    /// <summary>One row for all numbers along the last axis: 1 in the places of those that are there.</summary>
    MultiHot,

    /// <summary>One row for all numbers along the last axis: how often each is there.</summary>
    Count,
}
