namespace NetGen;

/// <summary>The layer whose attribute stands straight below, Dense, Conv1D or Conv2D, with kernel / sigma in the place of its kernel, where
/// sigma is the largest singular value of the kernel as a matrix W [all other axes, out]: the layer stretches no input by more than 1 (T.
/// Miyato et al., "Spectral normalization for generative adversarial networks", 2018). Power iterations approach sigma: v = W u / |W u|, u
/// = Wᵀ v / |Wᵀ v|, sigma = vᵀ W u. Each step of training goes on from the u of the step before, a state u [out] that is saved with the
/// weights; the gradient goes through W alone, as if u and v were given. Inference takes v of the present kernel and leaves u as it is.
/// Input and output are those of the layer, parameters those of the layer.</summary>
/// <param name="powerIterations">Iterations of a step of training; at least 1 and at most 16.</param>
public sealed class SpectralNormalizationAttribute(int powerIterations = 1) : LayerAttribute
{
    /// <summary>Iterations of a step of training.</summary>
    public int PowerIterations { get; } = powerIterations;
}
