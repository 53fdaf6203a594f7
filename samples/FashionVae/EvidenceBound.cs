using NetGen;

namespace FashionVae;

/// <summary>The bound that the loss is for the logarithm of an image's likelihood, in nats: the loss is a mean over pixels. Shown beside it
/// after each epoch.</summary>
internal sealed class EvidenceBound : Callback
{
    public override void OnEpochEnd(TrainingContext context) => context.Logs["evidence_bound"] = -Vae.OutputLength * context.Logs["loss"];

    /// <summary>The same for images that it was not trained with. Only the loss of training has noise and divergence;
    /// <see cref="NetworkTraining.Evaluate"/> has neither.</summary>
    public static float Of(Vae vae, Dataset images)
    {
        float[] values = new float[images.Count * Vae.InputLength],
            gradient = new float[Vae.ParameterCount];
        for (int i = 0; i < images.Count; i++)
            images.CopyInputTo(i, values.AsSpan(i * Vae.InputLength, Vae.InputLength));
        return -Vae.OutputLength * vae.LossAndGradient(values, values, Loss.BinaryCrossentropy, gradient);
    }
}
