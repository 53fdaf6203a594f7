using System.Numerics;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>-Σ t ln p over the classes, for targets that are a distribution over them, such as one-hot rows; the mean over rows where a
/// sample has several. p is the output over its sum, kept within [1e-7, 1 - 1e-7] as in Keras. Behind a softmax, and from logits, it is
/// computed from the values z before it, as Σ t (ln Σ e^z - z), whose slope is p Σt - t: exact however large z is.</summary>
/// <param name="fromLogits">The outputs are such z, any numbers: a network that ends in a linear layer. Otherwise rows of outputs are
/// distributions; what need not be one is refused.</param>
/// <param name="labelSmoothing">From 0 to 1: how much of each target is 1 / classes instead of itself.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="labelSmoothing"/> is not between 0 and 1.</exception>
public sealed class CategoricalCrossentropy(bool fromLogits = false, float labelSmoothing = 0) : Loss
{
    private readonly float _smoothing = Share(labelSmoothing, nameof(labelSmoothing));

    /// <inheritdoc/>
    public override string Name => "categorical_crossentropy";

    /// <summary>The loss of one row of classes and its gradient.</summary>
    /// <inheritdoc/>
    public override T Sample<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, Span<T> gradient)
    {
        if (fromLogits)
            return SoftmaxLoss.Row<T, Distribution>(new(_smoothing), output, target, gradient);
        T sum = T.Zero,
            loss = T.Zero,
            dot = T.Zero,
            low = T.CreateTruncating(1e-7),
            high = T.One - low,
            kept = T.CreateTruncating(1 - _smoothing),
            share = T.CreateTruncating(_smoothing) / T.CreateChecked(output.Length);
        foreach (T y in output)
            sum += y;
        for (int i = 0; i < output.Length; i++)
        {
            T p = output[i] / sum,
                clipped = T.Clamp(p, low, high),
                t = target[i] * kept + share;
            loss -= t * T.Log(clipped);
            gradient[i] = p == clipped ? -t / p : T.Zero;
            dot += gradient[i] * p;
        }
        foreach (ref T g in gradient)
            g = (g - dot) / sum;
        return loss;
    }

    /// <inheritdoc/>
    public override void CheckTargets<T>(ReadOnlySpan<T> targets, int length, int classes, int first = 0) =>
        CheckProbabilities(targets, length, first);

    /// <inheritdoc/>
    internal override bool IsOfRows => true;

    /// <inheritdoc/>
    internal override string? Objection(ProgramInfo network) =>
        base.Objection(network)
        ?? NetGen.Objection.ToSingleClass(Name, network)
        ?? NetGen.Objection.ToDistributions(Name, nameof(CategoricalCrossentropy), network, fromLogits);

    /// <inheritdoc/>
    internal override Link? LogitLink(int classes) => fromLogits ? Link.Softmax(classes) : null;

    /// <inheritdoc/>
    internal override T Batch<T>(in LossBatch<T> batch) =>
        fromLogits ^ batch.Link is SoftmaxLink ? SoftmaxLoss.Batch<T, Distribution>(new(_smoothing), batch) : base.Batch(batch);

    /// <inheritdoc/>
    internal override void Bend(in SampleCurvature sample)
    {
        if (fromLogits ^ sample.Link is SoftmaxLink)
            BendSoftmax(sample, Weight);
        else
            base.Bend(sample);
    }

    // The smoothed targets add up to this.
    private double Weight(ReadOnlySpan<double> target)
    {
        double sum = 0;
        foreach (double t in target)
            sum += t;
        return sum * (1 - _smoothing) + _smoothing;
    }

    /// <inheritdoc/>
    public override void HessianProduct(
        ReadOnlySpan<double> output,
        ReadOnlySpan<double> target,
        ReadOnlySpan<double> vector,
        Span<double> product
    )
    {
        if (fromLogits)
            BendSoftmax(output, vector, Weight(target), product);
        else
            base.HessianProduct(output, target, vector, product);
    }

    private readonly struct Distribution(float smoothing) : ISoftmaxTarget
    {
        public static int Length(int classes) => classes;

        public (T, T) Apply<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> target, T max, T scale, Span<T> gradient)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            T weight = T.Zero,
                inner = T.Zero,
                kept = T.CreateTruncating(1 - smoothing),
                share = T.CreateTruncating(smoothing) / T.CreateChecked(target.Length);
            for (int j = 0; j < target.Length; j++)
            {
                T t = target[j] * kept + share;
                weight += t;
                if (t != T.Zero)
                    inner += t * (z[j] - max);
            }
            for (int j = 0; j < target.Length; j++)
                gradient[j] = gradient[j] * weight - (target[j] * kept + share) * scale;
            return (weight, inner);
        }
    }
}
