using NetGen.CompilerServices;

namespace NetGen;

/// <summary>What both players are judged by.</summary>
/// <param name="Discriminator">The discriminator's loss.</param>
/// <param name="Generator">The generator's.</param>
/// <param name="TargetLength">Target values that both take for each sample.</param>
/// <param name="Threshold">The output of the discriminator above which it takes a sample for real.</param>
internal sealed record GanGame(Loss Discriminator, Loss Generator, int TargetLength, float Threshold)
{
    /// <summary>Of the options, or of codes that are to be found again.</summary>
    /// <exception cref="ArgumentException">The discriminator gives no gradient to learn from, or its outputs are not what the losses
    /// take.</exception>
    public static GanGame Of(INetwork<float> discriminator, GanOptions options, GanCodes codes)
    {
        ProgramInfo judge = discriminator.Engine.Info;
        if (!discriminator.Engine.HasInputGradient)
            throw new ArgumentException(
                $"{judge.Name} takes nothing but numbers of rows, which have no gradient that a generator could learn from.",
                nameof(discriminator)
            );
        if (options.GradientPenalty > 0 && !discriminator.Engine.HasSlope)
            throw new ArgumentException(
                $"{nameof(GanOptions)}.{nameof(options.GradientPenalty)} asks for the gradient of the slope of {judge.Name}. Declare it "
                    + $"with [Network({nameof(NetworkAttribute.GradientPenalty)} = true)].",
                nameof(options)
            );
        (Loss ofDiscriminator, Loss ofGenerator) = (options.Loss.Discriminator, options.Loss.Generator);
        if (codes.Length > 0)
        {
            if (options.Loss != AdversarialLoss.NonSaturating)
                throw new ArgumentException(
                    $"Networks with codes are trained by {nameof(AdversarialLoss)}.{nameof(AdversarialLoss.NonSaturating)} alone.",
                    nameof(options)
                );
            if (options.GradientPenalty > 0)
                throw new ArgumentException(
                    $"{nameof(GanOptions)}.{nameof(options.GradientPenalty)} is {options.GradientPenalty}, but {judge.Name} also has codes "
                        + "as outputs, whose slopes it would hold as well. Leave it out.",
                    nameof(options)
                );
            if (judge.Link is not LinearLink)
                throw new ArgumentException(
                    $"The outputs of {judge.Name} are logits and codes as they are: let its last layer be [Dense({judge.OutputLength})].",
                    nameof(discriminator)
                );
            ofDiscriminator = ofGenerator = new InformationLoss(codes);
        }
        int length = judge.TargetLength(ofDiscriminator);
        if (judge.TargetLength(ofGenerator) != length)
            throw new ArgumentException(
                $"{ofDiscriminator.Name} takes {length} target values, but {ofGenerator.Name} takes {judge.TargetLength(ofGenerator)}; "
                    + $"both judge the same output.",
                nameof(options)
            );
        return new(ofDiscriminator, ofGenerator, length, codes.Length > 0 || ofDiscriminator.LogitLink(1) is not null ? 0 : 0.5f);
    }
}
