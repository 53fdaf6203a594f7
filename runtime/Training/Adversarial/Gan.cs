namespace NetGen;

/// <summary>A generative adversarial network: a generator that learns to make samples which a discriminator cannot tell from real ones
/// (Goodfellow et al., "Generative adversarial networks", 2014).</summary>
/// <typeparam name="TGenerator">Takes noise, makes a sample; its output's range should be the data's: [-1, 1] where it ends in
/// tanh.</typeparam>
/// <typeparam name="TDiscriminator">Takes a sample; one output, a sigmoid unless <see cref="AdversarialLoss.LeastSquares"/> is
/// minimised.</typeparam>
/// <param name="generator">The generator.</param>
/// <param name="discriminator">The discriminator.</param>
public sealed class Gan<TGenerator, TDiscriminator>(TGenerator generator, TDiscriminator discriminator)
    : AdversarialNetworks<TGenerator, TDiscriminator>(generator, discriminator, default, hasCondition: false)
    where TGenerator : INetwork<float>
    where TDiscriminator : INetwork<float>
{
    /// <summary>Generates samples in inference mode.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">The same seed draws the same noise.</param>
    /// <param name="output">count × OutputLength of the generator.</param>
    /// <param name="noise">What the noise is drawn from; what the generator was trained with.</param>
    /// <exception cref="ArgumentException"><paramref name="output"/> has another length.</exception>
    public void Sample(int count, int seed, Span<float> output, NoiseDistribution noise = NoiseDistribution.Normal) =>
        Sample(count, seed, [], output, noise);
}
