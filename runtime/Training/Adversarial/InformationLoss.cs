using NetGen.CompilerServices;

namespace NetGen;

/// <summary>The cross-entropy of the first output, a logit, and of the codes, where a sample has any: softmax over the categories, squared
/// error of continuous codes over 2, which is a normal distribution's negative log-likelihood up to a constant (Chen et al., "InfoGAN:
/// interpretable representation learning by information maximizing generative adversarial nets", 2016). Targets: that of the first output;
/// 1 if the sample has codes, otherwise 0; the codes.</summary>
internal sealed class InformationLoss(GanCodes codes) : Loss
{
    public override string Name => "information";

    /// <summary>It has outputs of several kinds, which are linear: <see cref="GanTrainer"/> sees to that.</summary>
    internal override string? Objection(ProgramInfo network) => null;

    public override int TargetLength(int outputLength, int classes) => outputLength + 1;

    public override T Sample<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, Span<T> gradient)
    {
        T z = output[0],
            t = target[0],
            e = T.Exp(-T.Abs(z)),
            value = T.Max(z, T.Zero) - z * t + T.Log(T.One + e);
        gradient[0] = (z < T.Zero ? e : T.One) / (T.One + e) - t;
        gradient[1..].Clear();
        if (target[1] == T.Zero)
            return value;
        ReadOnlySpan<T> outputs = output[1..],
            wanted = target[2..];
        Span<T> slopes = gradient[1..];
        T weight = T.CreateTruncating(codes.Weight),
            half = T.CreateTruncating(0.5);
        if (codes.Categories > 0)
        {
            SoftmaxLink.Row(outputs[..codes.Categories], slopes[..codes.Categories]);
            for (int i = 0; i < codes.Categories; i++)
            {
                if (wanted[i] != T.Zero)
                    value -= weight * wanted[i] * T.Log(T.Max(slopes[i], T.CreateTruncating(1e-30)));
                slopes[i] = weight * (slopes[i] - wanted[i]);
            }
        }
        for (int i = codes.Categories; i < codes.Length; i++)
        {
            T difference = outputs[i] - wanted[i];
            value += weight * half * difference * difference;
            slopes[i] = weight * difference;
        }
        return value;
    }
}
