namespace NetGen;

/// <summary>A generator and a discriminator: what <see cref="Gan{TGenerator, TDiscriminator}"/>,
/// <see cref="ConditionalGan{TGenerator, TDiscriminator}"/>, <see cref="ImageToImageGan{TGenerator, TDiscriminator}"/> and
/// <see cref="InfoGan{TGenerator, TDiscriminator}"/> have in common.</summary>
/// <typeparam name="TGenerator">Makes samples.</typeparam>
/// <typeparam name="TDiscriminator">Says whether samples are real.</typeparam>
public abstract class AdversarialNetworks<TGenerator, TDiscriminator>
    where TGenerator : INetwork<float>
    where TDiscriminator : INetwork<float>
{
    private readonly GanCodes _codes;

    private protected AdversarialNetworks(
        TGenerator generator,
        TDiscriminator discriminator,
        GanCodes codes,
        bool hasCondition,
        bool hasNoise = true
    )
    {
        ArgumentNullException.ThrowIfNull(generator);
        ArgumentNullException.ThrowIfNull(discriminator);
        (Generator, Discriminator, _codes) = (generator, discriminator, codes);
        GanLatent latent = Latent(NoiseDistribution.Normal);
        ConditionLength = latent.ConditionLength;
        if (hasNoise && latent.NoiseLength == 0)
            throw new ArgumentException(
                $"{generator.Engine.Info.Name} takes {ConditionLength} values, which leaves no noise beside {ConditionLength} of the "
                    + $"condition. Without noise use {nameof(ImageToImageGan<,>)}.",
                nameof(generator)
            );
        if (!hasNoise && ConditionLength > 0 && latent.NoiseLength > 0)
            throw new ArgumentException(
                $"{generator.Engine.Info.Name} takes {generator.Engine.Info.InputLength} values, but a condition has {ConditionLength}: "
                    + $"what {discriminator.Engine.Info.Name} takes behind the image. Both must take the same condition; with noise "
                    + $"before it use {nameof(ConditionalGan<,>)}.",
                nameof(generator)
            );
        if (hasCondition != ConditionLength > 0)
            throw new ArgumentException(
                $"{generator.Engine.Info.Name} makes samples of {generator.Engine.Info.OutputLength} values, and "
                    + $"{discriminator.Engine.Info.Name} takes {discriminator.Engine.Info.InputLength}; "
                    + (
                        hasCondition
                            ? "it must take the condition behind the sample. Without a condition use Gan."
                            : "it must take just a sample. With a condition behind it use ConditionalGan."
                    ),
                nameof(discriminator)
            );
    }

    /// <summary>The generator; it shares nothing with the discriminator, and works on its own.</summary>
    public TGenerator Generator { get; }

    /// <summary>The discriminator.</summary>
    public TDiscriminator Discriminator { get; }

    private protected int ConditionLength { get; }

    /// <summary>Whether the data's inputs are the conditions and its targets the samples, not the other way round.</summary>
    private protected virtual bool IsPaired => false;

    /// <summary>Trains both on real samples. Their targets are the conditions where there are any, and are not looked at
    /// otherwise.</summary>
    /// <returns>Of every epoch "d_loss" and "g_loss", the losses of discriminator and generator, and "real_accuracy" and "fake_accuracy",
    /// the shares of real and generated samples that the discriminator took for what they are.</returns>
    /// <exception cref="ArgumentException">The networks do not fit each other or the data, or an option is out of range; nothing has
    /// changed.</exception>
    /// <exception cref="ArithmeticException">The loss of a player or its gradient became infinite or NaN; that player is as the step before
    /// left it. The discriminator moves first.</exception>
    /// <exception cref="OperationCanceledException">Training was cancelled; the parameters are as the last whole step left
    /// them.</exception>
    public History Fit(IDataSource data, GanOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        var source = new GanData(data, Latent(options.Noise), IsPaired);
        int batches = (source.Count + options.BatchSize - 1) / options.BatchSize;
        Generator.Engine.Clock.SkipTo(options.InitialEpoch, batches);
        Discriminator.Engine.Clock.SkipTo(options.InitialEpoch, batches);
        using var trainer = new GanTrainer(Generator, Discriminator, options, _codes);
        return new GanLoop(source, Generator, Discriminator, trainer, options).Run();
    }

    /// <summary>Generates samples in inference mode.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">Of the noise.</param>
    /// <param name="given">Conditions or codes of all of them; nothing where codes are to be drawn.</param>
    /// <param name="output">The samples.</param>
    /// <param name="noise">The noise.</param>
    private protected void Sample(int count, int seed, ReadOnlySpan<float> given, Span<float> output, NoiseDistribution noise)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        GanLatent latent = Latent(noise);
        int length = Generator.Engine.Info.InputLength,
            behind = length - latent.NoiseLength;
        if (output.Length != (long)count * latent.SampleLength)
            throw new ArgumentException(
                $"{count} samples are {(long)count * latent.SampleLength} values, but the span holds {output.Length}.",
                nameof(output)
            );
        if (given.Length != count * behind && (_codes.Length == 0 || !given.IsEmpty))
            throw new ArgumentException(
                $"{count} samples have {count * behind} values of conditions or codes, but there are {given.Length}.",
                nameof(given)
            );
        var inputs = new float[count * length];
        latent.Generate(inputs, given, count, seed);
        Generator.Predict(inputs, output);
    }

    private GanLatent Latent(NoiseDistribution noise) => new(Generator.Engine.Info, Discriminator.Engine.Info, _codes, noise);
}
