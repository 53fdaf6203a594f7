namespace NetGen;

/// <summary>A mixture of Gaussians whose parameters depend on the input (C. M. Bishop, "Mixture Density Networks", 1994): for targets that
/// have several likely values, where a mean lies between them. Input [in] or [steps, in], output [M (1 + 2 D)] or [steps, M (1 + 2 D)],
/// made of z = x · kernel + bias: M weights softmax(z), then M means of D values, z itself, then M times D standard deviations exp(z);
/// dimensions are independent within a component. Kernel [in, M (1 + 2 D)], bias [M (1 + 2 D)]. As last layer it is trained with
/// <see cref="Loss.MixtureNegativeLogLikelihood"/> on targets of D values, and the class has MixtureOf(outputs), which reads a prediction
/// as a <see cref="GaussianMixture{T}"/>.</summary>
/// <param name="components">M, the Gaussians: from 1 to 10,000.</param>
public sealed class MixtureDensityAttribute(int components) : WeightLayerAttribute
{
    /// <summary>M, the Gaussians.</summary>
    public int Components { get; } = components;

    /// <summary>D, the values of one target; 1 unless said otherwise.</summary>
    public int Dimensions { get; set; } = 1;
}
