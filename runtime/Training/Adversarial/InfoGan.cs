namespace NetGen;

/// <summary>A generative adversarial network whose generator is given codes beside its noise, and whose discriminator must recover them
/// from the sample, so that without any label they come to stand for something (Chen et al., "InfoGAN", 2016).</summary>
/// <typeparam name="TGenerator">Takes noise, then the categorical code one-hot, then the continuous codes; makes a sample.</typeparam>
/// <typeparam name="TDiscriminator">Takes a sample; its outputs are linear: the logit of being real, the logits of the categories, the
/// continuous codes. They may be heads of their own.</typeparam>
/// <param name="generator">The generator.</param>
/// <param name="discriminator">The discriminator.</param>
/// <param name="categories">Classes of the categorical code; 0 for none.</param>
/// <param name="continuous">How many codes between -1 and 1.</param>
/// <param name="weight">What recovering the codes weighs beside the game.</param>
public sealed class InfoGan<TGenerator, TDiscriminator>(
    TGenerator generator,
    TDiscriminator discriminator,
    int categories,
    int continuous = 0,
    float weight = 1
) : AdversarialNetworks<TGenerator, TDiscriminator>(generator, discriminator, Checked(categories, continuous, weight), hasCondition: false)
    where TGenerator : INetwork<float>
    where TDiscriminator : INetwork<float>
{
    /// <summary>Generates samples with random codes in inference mode.</summary>
    /// <inheritdoc cref="Gan{TGenerator, TDiscriminator}.Sample"/>
    public void Sample(int count, int seed, Span<float> output, NoiseDistribution noise = NoiseDistribution.Normal) =>
        Sample(count, seed, [], output, noise);

    /// <summary>Generates a sample for each set of codes in inference mode.</summary>
    /// <param name="codes">The codes, one after another: the category one-hot, then the continuous ones.</param>
    /// <param name="seed">The same seed draws the same noise.</param>
    /// <param name="output">As many samples.</param>
    /// <param name="noise">What the noise is drawn from; what the generator was trained with.</param>
    /// <exception cref="ArgumentException">A length does not fit; nothing is written.</exception>
    public void Sample(ReadOnlySpan<float> codes, int seed, Span<float> output, NoiseDistribution noise = NoiseDistribution.Normal) =>
        Sample(codes.Length / (categories + continuous), seed, codes, output, noise);

    /// <summary>The category that the discriminator reads from each sample.</summary>
    /// <param name="samples">Whole samples.</param>
    /// <param name="found">Their categories.</param>
    /// <exception cref="ArgumentException">A length does not fit, or there is no categorical code.</exception>
    public void Recognize(ReadOnlySpan<float> samples, Span<int> found)
    {
        if (categories == 0)
            throw new ArgumentException("There is no categorical code.", nameof(samples));
        int length = 1 + categories + continuous;
        var outputs = new float[found.Length * length];
        Discriminator.Predict(samples, outputs);
        for (int i = 0; i < found.Length; i++)
            found[i] = Ranking.Largest<float>(outputs.AsSpan(i * length + 1, categories));
    }

    private static GanCodes Checked(int categories, int continuous, float weight)
    {
        if (categories is 1 or < 0)
            throw new ArgumentOutOfRangeException(
                nameof(categories),
                categories,
                $"A categorical code has at least 2 classes, or there is none (0); {categories} is neither."
            );
        ArgumentOutOfRangeException.ThrowIfNegative(continuous);
        if (categories + continuous == 0)
            throw new ArgumentException(
                "An InfoGAN has a categorical code, or continuous ones; here are none of either.",
                nameof(categories)
            );
        if (!(weight > 0 && float.IsFinite(weight)))
            throw new ArgumentOutOfRangeException(nameof(weight), weight, $"The weight must be positive and finite, not {weight}.");
        return new GanCodes(categories, continuous, weight);
    }
}
