namespace NetGen;

/// <summary>The latent values of a variational autoencoder (Kingma and Welling, 2014): reads means and log variances, and gives in training
/// mean + exp(log variance / 2) · ε with ε normal, in inference the mean. In training KLWeight · -½ Σ(1 + log variance - mean² - variance),
/// the divergence from the standard normal distribution, summed over a sample and as a mean over the batch, is added to the loss. Input
/// [.., 2 · d], d means and then d log variances, or two tensors [.., d]; output [.., d].</summary>
/// <remarks>The losses of NetGen, as Keras', are means over the outputs, while the divergence is a sum. So the true evidence bound of p
/// outputs takes KLWeight = 1 / p: for 28 x 28 pixels 1.0 / 784, and the loss times -784 is the bound. At 1 the divergence counts p times:
/// most images then come out as the mean of all.</remarks>
public sealed class ReparameterizeAttribute : LayerAttribute
{
    /// <summary>Reads one tensor, the means and behind them the log variances on its last axis.</summary>
    public ReparameterizeAttribute() { }

    /// <summary>Reads the means from the previous tensor (or From) and the log variances from another one of the same shape.</summary>
    /// <param name="logVariance">The other tensor's name.</param>
    public ReparameterizeAttribute(string logVariance) => LogVariance = logVariance;

    /// <summary>The name of the tensor with the log variances; null where they stand behind the means.</summary>
    public string? LogVariance { get; }

    /// <summary>The factor of the divergence in the loss, from 0 (none) up; 1 unless said otherwise. See the remarks for the one that gives
    /// the evidence bound; larger ones make the latent values more independent of each other and say less of the sample (beta-VAE; Higgins
    /// et al., 2017).</summary>
    public double KLWeight { get; set; } = 1;

    /// <summary>A seed for this layer's random numbers alone; 0 derives one from the network's.</summary>
    public int Seed { get; set; }
}
