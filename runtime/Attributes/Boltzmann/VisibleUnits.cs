namespace NetGen;

/// <summary>What the visible units of an <see cref="RBMAttribute"/> are.</summary>
public enum VisibleUnits
{
    /// <summary>0 or 1; data may be probabilities between. p(v = 1 | h) = sigmoid(h · kernelᵀ + visible_bias).</summary>
    Bernoulli,

    /// <summary>Real values with variance 1 and the mean h · kernelᵀ + visible_bias. Bring each feature of the data to mean 0 and deviation
    /// 1, see <see cref="Dataset.Standardize(out Scaling)"/>.</summary>
    Gaussian,

    /// <summary>Items of <see cref="RBMAttribute.Categories"/> units of which one is 1, such as ratings. An item whose units are all 0 is
    /// missing (Salakhutdinov, Mnih, Hinton 2007).</summary>
    Softmax,
}
