namespace NetGen;

/// <summary>How the two players of a generative adversarial network stood in a step.</summary>
/// <param name="Discriminator">The discriminator's loss: the mean over real and generated samples.</param>
/// <param name="Generator">The generator's loss in its last step; NaN before the first.</param>
/// <param name="RealAccuracy">The share of real samples that the discriminator took for real.</param>
/// <param name="FakeAccuracy">The share of generated samples that it took for generated.</param>
public readonly record struct GanLosses(float Discriminator, float Generator, double RealAccuracy, double FakeAccuracy);
