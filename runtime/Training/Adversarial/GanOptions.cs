namespace NetGen;

/// <summary>How generative adversarial networks are trained.</summary>
public sealed class GanOptions : TrainingOptions
{
    /// <summary>How the generator's parameters follow their gradient: Adam with learning rate 2e-4 and beta1 0.5 unless set (Radford, Metz and Chintala, 2016).</summary>
    public Optimizer GeneratorOptimizer { get; init; } = new Adam(2e-4f, beta1: 0.5f);

    /// <summary>How the discriminator's parameters follow theirs: the same unless set.</summary>
    public Optimizer DiscriminatorOptimizer { get; init; } = new Adam(2e-4f, beta1: 0.5f);

    /// <summary>What the two minimise: <see cref="AdversarialLoss.NonSaturating"/> unless set.</summary>
    public AdversarialLoss Loss { get; init; } = AdversarialLoss.NonSaturating;

    /// <summary>Steps of the discriminator, each on another batch, for each step of the generator.</summary>
    public int DiscriminatorSteps { get; init; } = 1;

    /// <summary>Real samples are labelled 1 less this, generated ones 0 as before: one-sided label smoothing (Salimans et al., "Improved techniques for training GANs", 2016, section 3.4). From 0 to below 1.</summary>
    public float LabelSmoothing { get; init; }

    /// <summary>The probability that the discriminator is told the wrong label. From 0 to 0.5.</summary>
    public float LabelNoise { get; init; }

    /// <summary>Deviation of normal noise added to all that the discriminator sees, real and generated; it falls evenly from this in the first step to 0 in the last
    /// (Sønderby et al., "Amortised MAP inference for image super-resolution", 2017). Not negative.</summary>
    public float InstanceNoise { get; init; }

    /// <summary>What the generator's noise is drawn from.</summary>
    public NoiseDistribution Noise { get; init; }

    internal override void Check()
    {
        base.Check();
        NotNull(GeneratorOptimizer, nameof(GeneratorOptimizer));
        NotNull(DiscriminatorOptimizer, nameof(DiscriminatorOptimizer));
        NotNull(Loss, nameof(Loss));
        Positive(DiscriminatorSteps, nameof(DiscriminatorSteps));
        Within(LabelSmoothing is >= 0 and < 1, LabelSmoothing, nameof(LabelSmoothing), "at least 0 and below 1");
        Within(LabelNoise is >= 0 and <= 0.5f, LabelNoise, nameof(LabelNoise), "between 0 and 0.5");
        Within(InstanceNoise >= 0 && float.IsFinite(InstanceNoise), InstanceNoise, nameof(InstanceNoise), "finite and not negative");
        if (!Enum.IsDefined(Noise)) throw new ArgumentOutOfRangeException(nameof(Noise), Noise, $"{nameof(GanOptions)}.{nameof(Noise)} is {Noise}, which is no {nameof(NoiseDistribution)}.");
    }
}
