namespace NetGen;

/// <summary>How values of a hyperparameter are spread over its range.</summary>
public enum Sampling
{
    /// <summary>Equal distances are equally likely.</summary>
    Linear,

    /// <summary>Equal ratios are equally likely: as many values from 0.001 to 0.01 as from 0.01 to 0.1. The range must be
    /// positive.</summary>
    Log,
}
