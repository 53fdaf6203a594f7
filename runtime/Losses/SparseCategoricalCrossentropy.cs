using System.Numerics;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>-ln p[t], where the target t is the number of the class, counted from 0; the mean over rows where a sample has several.
/// p is the output over its row's sum, kept within [1e-7, 1 - 1e-7] as in Keras.
/// Behind a softmax, and from logits, it is computed from the values z before it, as ln Σ e^z - z[t], whose slope is p - onehot(t): exact
/// however large z is.</summary>
/// <param name="fromLogits">The outputs are such z, any numbers: a network that ends in a linear layer. Otherwise rows of outputs are
/// distributions; what need not be one is refused.</param>
public sealed class SparseCategoricalCrossentropy(bool fromLogits = false) : Loss
{
    /// <inheritdoc/>
    public override string Name => "sparse_categorical_crossentropy";

    /// <summary>One class number for each row of classes.</summary>
    /// <inheritdoc/>
    public override int TargetLength(int outputLength, int classes) => outputLength / classes;

    /// <inheritdoc/>
    public override T Sample<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, Span<T> gradient)
    {
        T loss = T.Zero,
            rows = T.CreateChecked(target.Length),
            low = T.CreateTruncating(1e-7);
        int classes = output.Length / target.Length;
        if (fromLogits)
        {
            for (int row = 0; row < target.Length; row++)
                loss += SoftmaxLoss.Row<T, Label>(
                    default,
                    output.Slice(row * classes, classes),
                    target.Slice(row, 1),
                    gradient.Slice(row * classes, classes)
                );
            foreach (ref T g in gradient)
                g /= rows;
            return loss / rows;
        }
        gradient.Clear();
        for (int row = 0; row < target.Length; row++)
        {
            int index = row * classes + int.CreateChecked(target[row]);
            T sum = T.Zero;
            foreach (T y in output.Slice(row * classes, classes))
                sum += y;
            T p = output[index] / sum,
                clipped = T.Clamp(p, low, T.One - low);
            loss -= T.Log(clipped);
            // Where p is clipped the loss is constant.
            if (p != clipped)
                continue;
            gradient.Slice(row * classes, classes).Fill(T.One / (sum * rows));
            gradient[index] -= T.One / (output[index] * rows);
        }
        return loss / rows;
    }

    /// <inheritdoc/>
    public override void CheckTargets<T>(ReadOnlySpan<T> targets, int length, int classes, int first = 0)
    {
        T end = T.CreateChecked(classes);
        for (int i = 0; i < targets.Length; i++)
            if (!(targets[i] >= T.Zero && targets[i] < end && T.IsInteger(targets[i])))
                throw BadTarget(
                    targets,
                    i,
                    length,
                    first,
                    $"whole class numbers from 0 to {classes - 1}; for one-hot rows use {nameof(CategoricalCrossentropy)}"
                );
    }

    /// <inheritdoc/>
    internal override bool IsMeanOfRows => true;

    /// <inheritdoc/>
    internal override string? Objection(ProgramInfo network) =>
        base.Objection(network)
        ?? NetGen.Objection.ToSingleClass(Name, network)
        ?? NetGen.Objection.ToDistributions(Name, nameof(SparseCategoricalCrossentropy), network, fromLogits);

    /// <inheritdoc/>
    internal override Link? LogitLink(int classes) => fromLogits ? Link.Softmax(classes) : null;

    /// <inheritdoc/>
    internal override T Batch<T>(in LossBatch<T> batch) =>
        fromLogits ^ batch.Link is SoftmaxLink ? SoftmaxLoss.Batch<T, Label>(default, batch) : base.Batch(batch);

    /// <inheritdoc/>
    internal override void Bend(in SampleCurvature sample)
    {
        if (fromLogits ^ sample.Link is SoftmaxLink)
            BendSoftmax(sample, _ => 1);
        else
            base.Bend(sample);
    }

    /// <inheritdoc/>
    public override void HessianProduct(
        ReadOnlySpan<double> output,
        ReadOnlySpan<double> target,
        ReadOnlySpan<double> vector,
        Span<double> product
    )
    {
        int rows = target.Length,
            classes = output.Length / rows;
        product.Clear();
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<double> y = output.Slice(row * classes, classes),
                v = vector.Slice(row * classes, classes);
            Span<double> bent = product.Slice(row * classes, classes);
            if (fromLogits)
            {
                BendSoftmax(y, v, 1.0 / rows, bent);
                continue;
            }
            int label = (int)target[row];
            double sum = 0,
                change = 0;
            for (int j = 0; j < classes; j++)
                (sum, change) = (sum + y[j], change + v[j]);
            if (y[label] / sum is not (>= 1e-7 and <= 1 - 1e-7))
                continue;
            bent.Fill(-change / (sum * sum * rows));
            bent[label] += v[label] / (y[label] * y[label] * rows);
        }
    }

    private readonly struct Label : ISoftmaxTarget
    {
        public static int Length(int classes) => 1;

        public (T, T) Apply<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> target, T max, T scale, Span<T> gradient)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            int label = int.CreateTruncating(target[0]);
            gradient[label] -= scale;
            return (T.One, z[label] - max);
        }
    }
}
