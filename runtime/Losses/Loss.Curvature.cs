using NetGen.CompilerServices;

namespace NetGen;

public abstract partial class Loss
{
    /// <summary>A gradient as a function of the point.</summary>
    private protected delegate void GradientAt(ReadOnlySpan<double> point, Span<double> gradient);

    /// <summary>The second derivative of <see cref="Sample"/> with respect to <paramref name="output"/>, times a vector. It is exact where
    /// a loss overrides it; this one, for losses of your own, is a central difference of the gradient along the vector, in double: about
    /// ten digits where the gradient is smooth.</summary>
    /// <param name="output">What the network predicted.</param>
    /// <param name="target">What it should have predicted.</param>
    /// <param name="vector">As long as <paramref name="output"/>.</param>
    /// <param name="product">Receives the product, as long as <paramref name="output"/>.</param>
    public virtual void HessianProduct(
        ReadOnlySpan<double> output,
        ReadOnlySpan<double> target,
        ReadOnlySpan<double> vector,
        Span<double> product
    )
    {
        double[] wanted = target.ToArray();
        ByDifferences((at, gradient) => Sample(at, wanted, gradient), output, vector, product);
    }

    /// <summary>Throws if there are no products with its second derivatives.</summary>
    /// <exception cref="ArgumentException">It is such a loss; the message says what to do.</exception>
    internal void CheckCurvature()
    {
        if (IsOfBatch)
            throw new ArgumentException(
                $"{Name} ignores a class, and has no products with second derivatives. Take an optimizer that does without, such as "
                    + "LBFGS, or leave out of the data what has no class.",
                "loss"
            );
    }

    /// <summary>How the gradient of one sample's loss with respect to the values before the link changes as they do. A loss that knows its
    /// link computes it from these; any other goes through the link, whose own second derivatives count only if asked for.</summary>
    internal virtual void Bend(in SampleCurvature sample)
    {
        Link link = sample.Link;
        Span<double> product = sample.Product;
        int n = sample.Z.Length;
        // A mean over the elements of all outputs: each has a share for its length, and is judged from before its own link.
        if (IsElementwise && link is PartedLink parted)
        {
            foreach (OutputSlice slice in parted.Slices)
                BatchParts.Bend(this, (double)slice.Length / n, sample.Of(slice));
            return;
        }
        using var room = new Room<double>(3 * n, stackalloc double[Room<double>.OnStack]);
        Span<double> output = room.Span[..n],
            moved = room.Span.Slice(n, n),
            gradient = room.Span[(2 * n)..];
        link.Apply(sample.Z, output);
        sample.Change.CopyTo(moved);
        // A link's derivative is symmetric.
        link.PullBack<double>(output, moved);
        int rows = IsOfRows ? n / sample.Columns : 1,
            length = n / rows,
            targets = sample.Target.Length / rows;
        for (int row = 0; row < rows; row++)
            HessianProduct(
                output.Slice(row * length, length),
                sample.Target.Slice(row * targets, targets),
                moved.Slice(row * length, length),
                product.Slice(row * length, length)
            );
        foreach (ref double p in product)
            p /= rows;
        link.PullBack<double>(output, product);
        if (!sample.IsWhole)
            return;
        RowByRow(output, sample.Target, gradient, sample.Columns);
        link.AddSecond(output, moved, gradient, product);
    }

    /// <summary>How a gradient changes along a vector: a central difference.</summary>
    private protected static void ByDifferences(
        GradientAt gradient,
        ReadOnlySpan<double> point,
        ReadOnlySpan<double> vector,
        Span<double> product
    )
    {
        double largest = 0,
            size = 1e-3;
        for (int i = 0; i < point.Length; i++)
            (largest, size) = (Math.Max(largest, Math.Abs(vector[i])), Math.Max(size, Math.Abs(point[i])));
        if (largest == 0)
        {
            product.Clear();
            return;
        }
        double step = 1e-5 * size / largest;
        double[] moved = new double[point.Length],
            behind = new double[point.Length];
        for (int i = 0; i < moved.Length; i++)
            moved[i] = point[i] + step * vector[i];
        gradient(moved, product);
        for (int i = 0; i < moved.Length; i++)
            moved[i] = point[i] - step * vector[i];
        gradient(moved, behind);
        for (int i = 0; i < moved.Length; i++)
            product[i] = (product[i] - behind[i]) / (2 * step);
    }

    /// <summary>The product of a mean over elements, each with a second derivative of its own.</summary>
    private protected static void Elementwise(
        ReadOnlySpan<double> output,
        ReadOnlySpan<double> target,
        ReadOnlySpan<double> vector,
        Span<double> product,
        Func<double, double, double> second
    )
    {
        for (int i = 0; i < output.Length; i++)
            product[i] = second(output[i], target[i]) * vector[i] / output.Length;
    }

    /// <summary>A softmax over each row of z, whose loss is log-sum-exp times a weight that is made of the row's targets.</summary>
    private protected static void BendSoftmax(in SampleCurvature sample, Func<ReadOnlySpan<double>, double> weight)
    {
        int columns = sample.Columns,
            rows = sample.Z.Length / columns,
            targets = sample.Target.Length / rows;
        for (int row = 0; row < rows; row++)
            BendSoftmax(
                sample.Z.Slice(row * columns, columns),
                sample.Change.Slice(row * columns, columns),
                weight(sample.Target.Slice(row * targets, targets)) / rows,
                sample.Product.Slice(row * columns, columns)
            );
    }

    /// <summary>(diag p - p pᵀ) v for p = softmax(z), times a weight: the second derivative of log-sum-exp.</summary>
    private protected static void BendSoftmax(ReadOnlySpan<double> z, ReadOnlySpan<double> vector, double weight, Span<double> product)
    {
        using var room = new Room<double>(z.Length, stackalloc double[Room<double>.OnStack]);
        SoftmaxLink.Row(z, room.Span);
        vector.CopyTo(product);
        SoftmaxLink.PullBackRow<double>(room.Span, product);
        foreach (ref double p in product)
            p *= weight;
    }
}
