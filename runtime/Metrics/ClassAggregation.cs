namespace NetGen;

/// <summary>How <see cref="R2Score"/> makes one number of those of all columns.</summary>
public enum ClassAggregation
{
    /// <summary>Their mean.</summary>
    UniformAverage,

    /// <summary>Their mean, each weighed with how much its targets vary.</summary>
    VarianceWeightedAverage,
}
