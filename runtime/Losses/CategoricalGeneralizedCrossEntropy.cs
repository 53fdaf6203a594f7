using System.Numerics;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>(1 - p[t]^q) / q, where the target t is the number of the class, counted from 0 (Zhang and Sabuncu, "Generalized Cross Entropy
/// Loss for Training Deep Neural Networks with Noisy Labels", 2018); the mean over rows where a sample has several. Near 0 q makes it a
/// cross-entropy, near 1 the absolute error of p[t], to which wrong labels matter little. Behind a softmax, and from logits, it is computed
/// from the values before it, whose slope is p[t]^q (p - onehot(t)); of probabilities the slope is -p[t]^(q - 1), with p at least
/// 1e-7.</summary>
public sealed class CategoricalGeneralizedCrossEntropy : Loss
{
    private const double Least = 1e-7;

    private readonly CategoricalGeneralizedCrossEntropy? _ofLogits;
    private readonly float _q;

    /// <summary>Keras' default.</summary>
    /// <param name="q">Between 0 and 1, both excluded.</param>
    /// <param name="fromLogits">The outputs are logits, any numbers: a network that ends in a linear layer. Otherwise rows of outputs are
    /// distributions; what need not be one is refused.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="q"/> is not between 0 and 1.</exception>
    public CategoricalGeneralizedCrossEntropy(float q = 0.5f, bool fromLogits = false)
    {
        _q = q is > 0 and < 1 ? q : throw new ArgumentOutOfRangeException(nameof(q), q, "q must be a number between 0 and 1.");
        _ofLogits = fromLogits ? null : new(q, fromLogits: true);
    }

    /// <inheritdoc/>
    public override string Name => "categorical_generalized_cross_entropy";

    private bool IsFromLogits => _ofLogits is null;

    /// <summary>One class number for each row of classes.</summary>
    /// <inheritdoc/>
    public override int TargetLength(int outputLength, int classes) => outputLength / classes;

    /// <summary>The loss of one row of classes and its gradient.</summary>
    /// <inheritdoc/>
    public override T Sample<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, Span<T> gradient)
    {
        int label = int.CreateChecked(target[0]);
        T q = T.CreateTruncating(_q);
        if (IsFromLogits)
            return OfLogits(output, label, gradient);
        T p = output[label];
        gradient.Clear();
        gradient[label] = -T.Pow(T.Max(p, T.CreateTruncating(Least)), q - T.One);
        return (T.One - T.Pow(p, q)) / q;
    }

    /// <inheritdoc/>
    public override void CheckTargets<T>(ReadOnlySpan<T> targets, int length, int classes, int first = 0) =>
        CheckClasses(targets, length, classes, first, null, "");

    /// <inheritdoc/>
    public override void HessianProduct(
        ReadOnlySpan<double> output,
        ReadOnlySpan<double> target,
        ReadOnlySpan<double> vector,
        Span<double> product
    )
    {
        int label = (int)target[0];
        if (IsFromLogits)
        {
            BendLogits(output, label, vector, product);
            return;
        }
        product.Clear();
        // Below the least probability the slope stands still.
        if (output[label] >= Least)
            product[label] = (1 - _q) * Math.Pow(output[label], _q - 2) * vector[label];
    }

    /// <inheritdoc/>
    internal override bool IsOfRows => true;

    /// <inheritdoc/>
    internal override string? Objection(ProgramInfo network) =>
        base.Objection(network)
        ?? NetGen.Objection.ToSingleClass(Name, network)
        ?? NetGen.Objection.ToDistributions(Name, nameof(CategoricalGeneralizedCrossEntropy), network, IsFromLogits);

    /// <inheritdoc/>
    internal override Link? LogitLink(int classes) => IsFromLogits ? Link.Softmax(classes) : null;

    /// <inheritdoc/>
    internal override T Batch<T>(in LossBatch<T> batch) =>
        _ofLogits is { } ofLogits && batch.Link is SoftmaxLink
            ? (batch with { Link = Link.Linear }).SampleBySample(ofLogits)
            : batch.SampleBySample(this);

    /// <inheritdoc/>
    internal override void Bend(in SampleCurvature sample)
    {
        if (_ofLogits is { } ofLogits && sample.Link is SoftmaxLink)
            ofLogits.Bend(sample with { Link = Link.Linear });
        else
            base.Bend(sample);
    }

    private T OfLogits<T>(ReadOnlySpan<T> z, int label, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T q = T.CreateTruncating(_q),
            max = T.NegativeInfinity,
            sum = T.Zero;
        foreach (T x in z)
            max = T.Max(max, x);
        foreach (T x in z)
            sum += T.Exp(x - max);
        T log = q * (z[label] - max - T.Log(sum)),
            power = T.Exp(log);
        SoftmaxLink.Row(z, gradient);
        gradient[label] -= T.One;
        foreach (ref T g in gradient)
            g *= power;
        return -T.ExpM1(log) / q;
    }

    // Of g = s (p - onehot), s = p[t]^q: how s changes times p - onehot, and s times how p changes.
    private void BendLogits(ReadOnlySpan<double> z, int label, ReadOnlySpan<double> vector, Span<double> product)
    {
        using var room = new Room<double>(z.Length, stackalloc double[Room<double>.OnStack]);
        Span<double> p = room.Span;
        SoftmaxLink.Row(z, p);
        double power = Math.Pow(p[label], _q);
        vector.CopyTo(product);
        SoftmaxLink.PullBackRow<double>(p, product);
        double along = vector[label];
        for (int j = 0; j < p.Length; j++)
            along -= p[j] * vector[j];
        for (int j = 0; j < p.Length; j++)
            product[j] = power * (product[j] + _q * along * (p[j] - (j == label ? 1 : 0)));
    }
}
