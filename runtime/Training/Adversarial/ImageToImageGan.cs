namespace NetGen;

/// <summary>A generative adversarial network that makes an image of another one: a photograph of edges, colours of grey (pix2pix; Isola et
/// al., "Image-to-image translation with conditional adversarial networks", 2017). The generator takes the condition and no noise, so that
/// what varies is what [Dropout] in it leaves to chance in training; the discriminator is given the image and its condition, and may judge
/// each patch by itself. <see cref="GanOptions.L1Weight"/> ties what is made to the image that belongs to the condition.</summary>
/// <typeparam name="TGenerator">Takes the condition; makes an image.</typeparam>
/// <typeparam name="TDiscriminator">Takes an image, then the condition; one output, or a map [height, width, 1] of the patches of an image.
/// Its loss is the mean over patches.</typeparam>
/// <param name="generator">The generator.</param>
/// <param name="discriminator">The discriminator.</param>
/// <example>
/// <code>
/// var gan = new ImageToImageGan&lt;UNet, PatchDiscriminator&gt;(new(seed: 1), new(seed: 2));
/// gan.Fit(pairs, new GanOptions { L1Weight = 100 }); // a Dataset of conditions as inputs and images as targets
/// gan.Generate(conditions, output);
/// </code>
/// </example>
public sealed class ImageToImageGan<TGenerator, TDiscriminator>(TGenerator generator, TDiscriminator discriminator)
    : AdversarialNetworks<TGenerator, TDiscriminator>(generator, discriminator, default, hasCondition: true, hasNoise: false)
    where TGenerator : INetwork<float>
    where TDiscriminator : INetwork<float>
{
    private protected override bool IsPaired => true;

    /// <summary>Makes an image of each condition in inference mode, as <c>Generator.Predict</c> does.</summary>
    /// <param name="conditions">n × InputLength of the generator.</param>
    /// <param name="output">n × OutputLength of the generator.</param>
    /// <exception cref="ArgumentException">A length does not fit, or a value is NaN or infinite; nothing is written.</exception>
    public void Generate(ReadOnlySpan<float> conditions, Span<float> output) => Generator.Predict(conditions, output);
}
