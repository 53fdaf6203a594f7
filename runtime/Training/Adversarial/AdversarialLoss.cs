namespace NetGen;

/// <summary>What the two players of a generative adversarial network minimise.</summary>
/// <param name="discriminator">The discriminator's loss, with the targets 1 for real and 0 for generated samples.</param>
/// <param name="generator">The generator's loss of what the discriminator says to generated samples.</param>
/// <param name="generatorTarget">The target in it: 1 where the generator wants its samples to be taken for real.</param>
public sealed class AdversarialLoss(Loss discriminator, Loss generator, float generatorTarget)
{
    /// <summary>Generated samples are labelled real: the generator minimises -ln D(G(z)), whose gradient is strong where the discriminator
    /// is right (Goodfellow et al., "Generative adversarial networks", 2014, section 3). The discriminator ends in a sigmoid.</summary>
    public static AdversarialLoss NonSaturating { get; } = new(Loss.BinaryCrossentropy, Loss.BinaryCrossentropy, 1);

    /// <summary>The zero-sum game: the generator minimises ln(1 - D(G(z))), the very value that the discriminator maximises (the same,
    /// equation 1). The discriminator ends in a sigmoid.</summary>
    public static AdversarialLoss Minimax { get; } = new(Loss.BinaryCrossentropy, new OpposedLoss(Loss.BinaryCrossentropy), 0);

    /// <summary>Squared distances to 1 and 0 (Mao et al., "Least squares generative adversarial networks", 2017). The discriminator's
    /// output is linear.</summary>
    public static AdversarialLoss LeastSquares { get; } = new(Loss.MeanSquaredError, Loss.MeanSquaredError, 1);

    /// <summary>The discriminator is a critic, whose output is any number: it minimises E[D(G(z))] - E[D(x)], and -d_loss is its estimate
    /// of the Wasserstein distance between real and generated samples; the generator minimises -E[D(G(z))] (Arjovsky, Chintala and Bottou,
    /// "Wasserstein generative adversarial networks", 2017). The critic must not change faster than its input: see
    /// <see cref="GanOptions.GradientPenalty"/>, or let [KernelConstraint] bound its weights. Its last layer is linear.</summary>
    public static AdversarialLoss Wasserstein { get; } = new(new WassersteinLoss(2), new WassersteinLoss(1), 1);

    /// <summary>The discriminator's loss.</summary>
    public Loss Discriminator => discriminator;

    /// <summary>The generator's loss.</summary>
    public Loss Generator => generator;

    /// <summary>The generator's target.</summary>
    public float GeneratorTarget => generatorTarget;

    /// <summary>What a discriminator that knows everything still loses, because labels are smoothed or wrong: it says the mean label of
    /// either kind. There is no least loss of a critic.</summary>
    internal double Unavoidable(GanOptions options)
    {
        if (discriminator is WassersteinLoss)
            return double.NegativeInfinity;
        double real = 1 - options.LabelSmoothing,
            generated = options.GeneratedLabelSmoothing,
            noise = options.LabelNoise;
        return (Expected(1 - noise) + Expected(noise)) / 2;

        // Of samples of which this share is labelled real.
        double Expected(double share)
        {
            double mean = share * real + (1 - share) * generated;
            return share * Value(mean, real) + (1 - share) * Value(mean, generated);
        }
    }

    private double Value(double output, double target)
    {
        double[] targets = new double[discriminator.TargetLength(1, 1)];
        Array.Fill(targets, target);
        if (discriminator.LogitLink(1) is not null)
            output = Math.Log(Math.Max(output, 1e-7) / Math.Max(1 - output, 1e-7));
        return discriminator.Sample<double>([output], targets, stackalloc double[1]);
    }
}
