namespace NetGen;

/// <summary>A generative adversarial network that is told what to make (Mirza and Osindero, "Conditional generative adversarial nets",
/// 2014): both networks are given the sample's class, or whatever else the data's target is.</summary>
/// <typeparam name="TGenerator">Takes noise, then the condition; makes a sample.</typeparam>
/// <typeparam name="TDiscriminator">Takes a sample, then the condition; one output.</typeparam>
/// <param name="generator">The generator.</param>
/// <param name="discriminator">The discriminator. What it takes beside a sample is the condition: n values for a class one of n, which
/// become one-hot; 1 value for its number, as [Embedding] reads it; or as many as the data's targets have.</param>
public sealed class ConditionalGan<TGenerator, TDiscriminator>(TGenerator generator, TDiscriminator discriminator)
    : AdversarialNetworks<TGenerator, TDiscriminator>(generator, discriminator, default, hasCondition: true)
    where TGenerator : INetwork<float>
    where TDiscriminator : INetwork<float>
{
    /// <summary>Generates a sample for each class in inference mode.</summary>
    /// <param name="classes">What to make.</param>
    /// <param name="seed">The same seed draws the same noise.</param>
    /// <param name="output">classes × OutputLength of the generator.</param>
    /// <param name="noise">What the noise is drawn from; what the generator was trained with.</param>
    /// <exception cref="ArgumentException"><paramref name="output"/> has another length, or a class is out of range; nothing is
    /// written.</exception>
    public void Sample(ReadOnlySpan<int> classes, int seed, Span<float> output, NoiseDistribution noise = NoiseDistribution.Normal)
    {
        int length = ConditionLength;
        var conditions = new float[classes.Length * length];
        for (int i = 0; i < classes.Length; i++)
            if (length == 1)
                conditions[i] = classes[i];
            else
                GanData.OneHot(classes[i], conditions.AsSpan(i * length, length), $"sample {i}");
        Sample(classes.Length, seed, conditions, output, noise);
    }

    /// <summary>Generates a sample for each condition in inference mode.</summary>
    /// <param name="conditions">The conditions, one after another.</param>
    /// <param name="seed">The same seed draws the same noise.</param>
    /// <param name="output">As many samples.</param>
    /// <param name="noise">What the noise is drawn from; what the generator was trained with.</param>
    /// <exception cref="ArgumentException">A length does not fit, or a condition is out of range; nothing is written.</exception>
    public void Sample(ReadOnlySpan<float> conditions, int seed, Span<float> output, NoiseDistribution noise = NoiseDistribution.Normal) =>
        Sample(conditions.Length / Math.Max(ConditionLength, 1), seed, conditions, output, noise);
}
