namespace NetGen;

/// <summary>How generative adversarial networks are trained.</summary>
public sealed class GanOptions : TrainingOptions
{
    /// <summary>How the generator's parameters follow their gradient: Adam with learning rate 2e-4 and beta1 0.5 unless set (Radford, Metz
    /// and Chintala, 2016).</summary>
    public Optimizer GeneratorOptimizer { get; init; } = new Adam(2e-4f, beta1: 0.5f);

    /// <summary>How the discriminator's parameters follow theirs: the same unless set.</summary>
    public Optimizer DiscriminatorOptimizer { get; init; } = new Adam(2e-4f, beta1: 0.5f);

    /// <summary>What the two minimise: <see cref="AdversarialLoss.NonSaturating"/> unless set.</summary>
    public AdversarialLoss Loss { get; init; } = AdversarialLoss.NonSaturating;

    /// <summary>Steps of the discriminator, each on another batch, for each step of the generator.</summary>
    public int DiscriminatorSteps { get; init; } = 1;

    /// <summary>Real samples are labelled 1 less this: one-sided label smoothing (Salimans et al., "Improved techniques for training GANs",
    /// 2016, section 3.4), unless <see cref="GeneratedLabelSmoothing"/> smooths the other side. From 0 to below 1.</summary>
    public float LabelSmoothing { get; init; }

    /// <summary>Generated samples are labelled this instead of 0 where the discriminator learns. Salimans et al. advise against it: where
    /// there are generated samples and hardly any real ones, nothing then sends them towards the data. At least 0, and less than the label
    /// of real samples.</summary>
    public float GeneratedLabelSmoothing { get; init; }

    /// <summary>The probability that the discriminator is told the wrong label. From 0 to 0.5.</summary>
    public float LabelNoise { get; init; }

    /// <summary>Deviation of normal noise added to all that the discriminator sees, real and generated; it falls evenly from this in the
    /// first step to 0 in the last (Sønderby et al., "Amortised MAP inference for image super-resolution", 2017). Not negative.</summary>
    public float InstanceNoise { get; init; }

    /// <summary>The factor of the gradient penalty, λ: the discriminator also loses λ · the mean of (‖∇D‖ - 1)² over samples drawn evenly
    /// between a real and a generated one (Gulrajani et al., "Improved training of Wasserstein GANs", 2017), with respect to the sample
    /// alone where there is a condition. The authors take 10 with <see cref="AdversarialLoss.Wasserstein"/>. The discriminator is declared
    /// with <see cref="NetworkAttribute.GradientPenalty"/>. Not negative; 0 for none.</summary>
    public float GradientPenalty { get; init; }

    /// <summary>The weight of the distance between what is made of a condition and the sample that belongs to it, λ: the generator also
    /// loses λ · the mean of |y - G(x)| over the values of a sample (Isola et al., "Image-to-image translation with conditional adversarial
    /// networks", 2017, who take 100 for pixels from -1 to 1). The networks must have a condition. Not negative; 0 for none.</summary>
    public float L1Weight { get; init; }

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
        Within(
            GeneratedLabelSmoothing >= 0 && GeneratedLabelSmoothing < 1 - LabelSmoothing,
            GeneratedLabelSmoothing,
            nameof(GeneratedLabelSmoothing),
            FormattableString.Invariant($"at least 0 and below {1 - LabelSmoothing}, the label of real samples")
        );
        Within(LabelNoise is >= 0 and <= 0.5f, LabelNoise, nameof(LabelNoise), "between 0 and 0.5");
        Within(InstanceNoise >= 0 && float.IsFinite(InstanceNoise), InstanceNoise, nameof(InstanceNoise), "finite and not negative");
        Within(
            GradientPenalty >= 0 && float.IsFinite(GradientPenalty),
            GradientPenalty,
            nameof(GradientPenalty),
            "finite and not negative"
        );
        Within(L1Weight >= 0 && float.IsFinite(L1Weight), L1Weight, nameof(L1Weight), "finite and not negative");
        if (Loss == AdversarialLoss.Wasserstein && LabelSmoothing + GeneratedLabelSmoothing + LabelNoise > 0)
            throw new ArgumentException(
                $"{nameof(AdversarialLoss)}.{nameof(AdversarialLoss.Wasserstein)} has no labels that could be smoothed or wrong. Leave "
                    + $"{nameof(LabelSmoothing)}, {nameof(GeneratedLabelSmoothing)} and {nameof(LabelNoise)} out."
            );
        if (!Enum.IsDefined(Noise))
            throw new ArgumentOutOfRangeException(
                nameof(Noise),
                Noise,
                $"{nameof(GanOptions)}.{nameof(Noise)} is {Noise}, which is no {nameof(NoiseDistribution)}."
            );
    }
}
