using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Spec;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>y = activation(windows(x) · kernel + bias) with a kernel and a bias for each place of the windows.</summary>
internal abstract class LocallyConnected<TAttribute>(int axes, string prefix) : Spatial<TAttribute>(axes, prefix)
    where TAttribute : LocallyConnectedAttribute
{
    protected abstract WindowArguments Windows(TAttribute a, LayerSpec spec);

    protected override Shape? Infer(ShapeContext c, TAttribute a)
    {
        if (!c.Positive(nameof(a.Filters), a.Filters) || Slide(c, Windows(a, c.Spec)) is not { } windows)
            return null;
        int places = Limited(windows.Counts),
            seen = Limited([.. windows.Sizes.Select(s => (long)s), c.Input.Last]);
        c.Kernel(a, new Shape(places, seen, a.Filters), seen, a.Filters);
        c.Bias(a, windows.Output(a.Filters));
        CheckRows(c, a.Filters, a.Activation);
        return windows.Output(a.Filters);
    }

    // The places are labels of both operands and of the result: products side by side.
    protected override Node Lower(LowerContext c, TAttribute a)
    {
        var windows = new Sliding(c.Input, Windows(a, c.Spec));
        Node x = windows.Pad(c.X),
            seen = Primitives.Windows.Of(x, windows.Form),
            kernel = c.Parameter("kernel", "W");
        if (x != c.X)
            x.Named("p" + c.Suffix);
        Node w = kernel.Reshape(new Shape([.. windows.Counts.Select(n => (int)n), .. windows.Sizes, x.Shape.Last, a.Filters]));
        Node z = Contract.Of(seen, $"n{Places}{Within}c", w, $"{Places}{Within}co", $"n{Places}o");
        return c.Activate(c.PlusBias(z.Named("a" + c.Suffix)), a.Activation);
    }

    protected override string Describe(TAttribute a, LayerSpec spec) => Describe(a.Activation, Show.Of(a.Filters), Windows(a, spec).Size);

    // Beyond it the network is too large in any case.
    private static int Limited(IEnumerable<long> lengths) =>
        (int)Math.Min(int.MaxValue, lengths.Aggregate(1.0, (product, length) => product * length));
}
