namespace NetGen;

/// <summary>How the two players of a generative adversarial network stood in a step.</summary>
/// <param name="Discriminator">The discriminator's loss: the mean over real and generated samples.</param>
/// <param name="Generator">The generator's loss in its last step, with <see cref="GanOptions.L1Weight"/> · <paramref name="L1"/> where
/// that is weighed; NaN before the first.</param>
/// <param name="RealAccuracy">The share of real samples, or of their patches, that the discriminator took for real.</param>
/// <param name="FakeAccuracy">The share of generated ones that it took for generated.</param>
/// <param name="L1">The mean absolute difference between what the generator made in its last step and the real samples; NaN before the
/// first, and where it has no weight.</param>
public readonly record struct GanLosses(
    float Discriminator,
    float Generator,
    double RealAccuracy,
    double FakeAccuracy,
    float L1 = float.NaN
);
