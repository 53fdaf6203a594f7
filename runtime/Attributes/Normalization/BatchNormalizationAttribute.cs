namespace NetGen;

/// <summary>Normalises each feature over the batch and all axes but the one of the features, the last unless said otherwise (Ioffe and
/// Szegedy, 2015, arXiv:1502.03167). Training uses the batch's own mean and (biased) variance, and moves the averages: moving = momentum ·
/// moving + (1 - momentum) · batch; inference uses these averages. Parameters gamma and beta [features]; moving_mean and moving_variance
/// [features] are saved, but are no parameters.</summary>
public sealed class BatchNormalizationAttribute : FeatureNormalizationAttribute
{
    /// <summary>How much of the moving averages a training step keeps, in [0, 1); Keras' default is 0.99.</summary>
    public double Momentum { get; set; } = 0.99;
}
