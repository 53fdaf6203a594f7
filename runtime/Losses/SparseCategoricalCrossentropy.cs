using System.Numerics;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>-ln p[t], where the target t is the number of the class, counted from 0; the mean over rows where a sample has several.
/// p is the output over its row's sum, kept within [1e-7, 1 - 1e-7] as in Keras.
/// Behind a softmax, and from logits, it is computed from the values z before it, as ln Σ e^z - z[t], whose slope is p - onehot(t): exact
/// however large z is.</summary>
/// <param name="fromLogits">The outputs are such z, any numbers: a network that ends in a linear layer. Otherwise rows of outputs are
/// distributions; what need not be one is refused.</param>
/// <param name="ignoreClass">A number that stands where a row has no class, such as the 255 of pixels at borders; it need not be below the
/// number of classes. Such rows count for nothing: as in Keras the loss of a batch is the sum over its other rows divided by how many they
/// are, and 0 where there is none. Null for none.</param>
public sealed class SparseCategoricalCrossentropy(bool fromLogits = false, int? ignoreClass = null) : Loss
{
    // The loss of the rows that count.
    private readonly SparseCategoricalCrossentropy? _ofOthers = ignoreClass is null ? null : new(fromLogits);

    /// <inheritdoc/>
    public override string Name => "sparse_categorical_crossentropy";

    /// <summary>One class number for each row of classes.</summary>
    /// <inheritdoc/>
    public override int TargetLength(int outputLength, int classes) => outputLength / classes;

    /// <inheritdoc/>
    public override T Sample<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, Span<T> gradient)
    {
        int classes = output.Length / target.Length;
        T loss = T.Zero,
            rows = T.CreateChecked(Math.Max(Count(target), 1));
        gradient.Clear();
        for (int row = 0; row < target.Length; row++)
        {
            if (IsIgnored(target[row]))
                continue;
            ReadOnlySpan<T> y = output.Slice(row * classes, classes);
            Span<T> slopes = gradient.Slice(row * classes, classes);
            loss += fromLogits
                ? SoftmaxLoss.Row<T, Label>(default, y, target.Slice(row, 1), slopes)
                : OfProbabilities(y, int.CreateChecked(target[row]), slopes);
        }
        foreach (ref T g in gradient)
            g /= rows;
        return loss / rows;
    }

    /// <inheritdoc/>
    public override void CheckTargets<T>(ReadOnlySpan<T> targets, int length, int classes, int first = 0) =>
        CheckClasses(targets, length, classes, first, ignoreClass, $"; for one-hot rows use {nameof(CategoricalCrossentropy)}");

    /// <inheritdoc/>
    internal override bool IsMeanOfRows => true;

    /// <inheritdoc/>
    internal override bool IsOfBatch => ignoreClass is not null;

    /// <inheritdoc/>
    internal override int Count<T>(ReadOnlySpan<T> target)
    {
        if (ignoreClass is null)
            return target.Length;
        int count = 0;
        foreach (T label in target)
            count += IsIgnored(label) ? 0 : 1;
        return count;
    }

    /// <inheritdoc/>
    internal override string? Objection(ProgramInfo network) =>
        base.Objection(network)
        ?? NetGen.Objection.ToSingleClass(Name, network)
        ?? NetGen.Objection.ToDistributions(Name, nameof(SparseCategoricalCrossentropy), network, fromLogits);

    /// <inheritdoc/>
    internal override Link? LogitLink(int classes) => fromLogits ? Link.Softmax(classes) : null;

    /// <inheritdoc/>
    internal override T Batch<T>(in LossBatch<T> batch) =>
        _ofOthers is not null ? CountedRows.Judge(this, _ofOthers, batch)
        : fromLogits ^ batch.Link is SoftmaxLink ? SoftmaxLoss.Batch<T, Label>(default, batch)
        : base.Batch(batch);

    /// <inheritdoc/>
    internal override T WeightedBatch<T>(in LossBatch<T> batch) =>
        _ofOthers is not null ? CountedRows.Judge(this, _ofOthers, batch) : base.WeightedBatch(batch);

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
        int classes = output.Length / target.Length,
            rows = Math.Max(Count(target), 1);
        product.Clear();
        for (int row = 0; row < target.Length; row++)
        {
            if (IsIgnored(target[row]))
                continue;
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

    private bool IsIgnored<T>(T label)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => ignoreClass is int number && label == T.CreateChecked(number);

    private static T OfProbabilities<T>(ReadOnlySpan<T> output, int label, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T sum = T.Zero,
            low = T.CreateTruncating(1e-7);
        foreach (T y in output)
            sum += y;
        T p = output[label] / sum,
            clipped = T.Clamp(p, low, T.One - low);
        // Where p is clipped the loss is constant.
        if (p == clipped)
        {
            gradient.Fill(T.One / sum);
            gradient[label] -= T.One / output[label];
        }
        return -T.Log(clipped);
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
