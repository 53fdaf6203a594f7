namespace NetGen;

/// <summary>y = x where x &gt; 0, otherwise alpha · (exp(x) - 1) (Clevert et al., 2016, arXiv:1511.07289). Output: the input's
/// shape.</summary>
/// <param name="alpha">What y tends to far below 0, without its sign; at least 0.</param>
public sealed class ELUAttribute(double alpha = 1) : LayerAttribute
{
    /// <summary>What y tends to far below 0, without its sign; at least 0.</summary>
    public double Alpha { get; } = alpha;
}
