namespace NetGen;

/// <summary>Normalises each sample with the moments of R reference samples and itself, so that it depends on no other sample of its batch
/// (Salimans et al., 2016, "Improved Techniques for Training GANs", section 3.4). The reference is the first batch that the network is
/// trained with; it goes through with every batch, so that its moments are those under the present weights. Parameters gamma and beta
/// [features]; reference_mean and reference_variance [features] and reference_size [1], the R of the formula, are saved, but are no
/// parameters. Setting reference_size to 0 makes the next training step take a new reference; until there is one, mean 0 and variance 1 are
/// used.</summary>
public sealed class VirtualBatchNormalizationAttribute : FeatureNormalizationAttribute;
