namespace NetGen;

/// <summary>What the outputs of the layer above add to the loss beside ActivityL1 and ActivityL2:
/// [Dense(64, Activation.Sigmoid), ActivityRegularizer.Sparsity(rho: 0.05, beta: 0.1)].</summary>
public static class ActivityRegularizer
{
    /// <summary>Adds beta · Σ_j KL(rho ‖ m_j), where m_j is the mean of output j over the batch and KL(rho ‖ m) = rho · log(rho / m) +
    /// (1 - rho) · log((1 - rho) / (1 - m)): each unit is to be on for a share rho of the samples (Ng, "Sparse autoencoder", CS294A,
    /// 2011). For outputs between 0 and 1, such as those of Sigmoid. Means are over a batch, so that it should have many
    /// samples.</summary>
    /// <param name="rho">The share, greater than 0 and less than 1.</param>
    /// <param name="beta">The factor, at least 0.</param>
    public sealed class SparsityAttribute(double rho, double beta) : RefinementAttribute
    {
        /// <summary>The share.</summary>
        public double Rho { get; } = rho;

        /// <summary>The factor.</summary>
        public double Beta { get; } = beta;
    }
}
