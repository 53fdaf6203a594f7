using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Spec;

namespace NetGen.Generator.Layers;

/// <summary>One value for each channel of each window.</summary>
internal abstract class Pooling<TAttribute>(int axes, string prefix) : Spatial<TAttribute>(axes, prefix)
    where TAttribute : PoolingAttribute
{
    protected abstract WindowArguments Windows(TAttribute a, LayerSpec spec);

    protected override Shape? Infer(ShapeContext c, TAttribute a) => Slide(c, Windows(a, c.Spec))?.Output(c.Input.Last);

    protected override Node Lower(LowerContext c, TAttribute a) => Lower(c, new Sliding(c.Input, Windows(a, c.Spec)));

    protected override string Describe(TAttribute a, LayerSpec spec) => $"{Attribute}({Windows(a, spec).Size})";

    protected abstract Node Lower(LowerContext c, Sliding windows);

    /// <summary>The axes of a window in [n, places.., window.., channels].</summary>
    protected int[] Window => [.. Enumerable.Range(1 + Axes, Axes)];
}

/// <summary>The largest value. What Padding.Same adds is smaller than any.</summary>
internal abstract class MaxPooling<TAttribute>(int axes, string prefix) : Pooling<TAttribute>(axes, prefix)
    where TAttribute : PoolingAttribute
{
    protected override Node Lower(LowerContext c, Sliding windows) =>
        Monotone.Max(
            c.X,
            x =>
                Primitives
                    .Reduce.Max(Primitives.Windows.Of(windows.Pad(x, double.NegativeInfinity), windows.Form), Window)
                    .Reshape(c.WithBatch(c.Output))
                    .Named("m" + c.Suffix)
        );
}

/// <summary>The mean of the values inside the image: what Padding.Same adds does not count.</summary>
internal abstract class AveragePooling<TAttribute>(int axes, string prefix) : Pooling<TAttribute>(axes, prefix)
    where TAttribute : PoolingAttribute
{
    protected override Node Lower(LowerContext c, Sliding windows)
    {
        Node sum = Primitives.Reduce.Sum(Primitives.Windows.Of(windows.Pad(c.X), windows.Form), Window).Reshape(c.WithBatch(c.Output));
        Node[] parts =
        [
            .. Enumerable
                .Range(0, Axes)
                .Select(a => Table.Of(sum.Program, "Shares", Along(a, windows), windows.Inside(a).Select(n => 1.0 / n))),
        ];
        Expr share = Enumerable.Range(1, Axes).Select(a => (Expr)new In(a)).Aggregate((product, factor) => product * factor);
        return Map.Of(new In(0) * share, [sum, .. parts]);
    }

    // [places, 1] or [1, places, 1]: stretched over the other axes.
    private Shape Along(int axis, Sliding windows) =>
        new([.. Enumerable.Range(axis, Axes - axis).Select(a => a == axis ? (int)windows.Counts[a] : 1), 1]);
}
