namespace NetGen;

/// <summary><see cref="Adam"/> with a weight decay of its own (Loshchilov and Hutter, "Decoupled weight decay regularization", 2019): each
/// step first makes w into w - lr · weightDecay · w, which no moment sees.</summary>
public sealed class AdamW : Adam
{
    /// <summary>Keras' defaults.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range; the message names it.</exception>
    public AdamW(
        float learningRate = 0.001f,
        float weightDecay = 0.004f,
        float beta1 = 0.9f,
        float beta2 = 0.999f,
        float epsilon = 1e-7f,
        bool amsgrad = false
    )
        : base(learningRate, beta1, beta2, epsilon, amsgrad) => WeightDecay = weightDecay;

    private protected override bool IsFused => true;
}
