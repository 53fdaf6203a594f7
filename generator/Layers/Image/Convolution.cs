using NetGen.Generator.Attributes;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Spec;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>y = activation(windows(x) · kernel + bias), with the channels in groups that do not see each other.</summary>
internal abstract class Convolution<TAttribute>(int axes, string prefix) : Spatial<TAttribute>(axes, prefix)
    where TAttribute : ConvolutionAttribute
{
    /// <summary>Up to here each group is a matrix product of its own; more would make the code longer than fast.</summary>
    private const int FewGroups = 16;

    protected abstract (int Filters, int Groups) Channels(TAttribute a);

    protected abstract WindowArguments Windows(TAttribute a, LayerSpec spec);

    protected override Shape? Infer(ShapeContext c, TAttribute a)
    {
        (int filters, int groups) = Channels(a);
        if (
            !c.Positive(nameof(Conv2DAttribute.Filters), filters)
            || !c.Positive(nameof(Conv2DAttribute.Groups), groups)
            || Slide(c, Windows(a, c.Spec)) is not { } windows
        )
            return null;
        int channels = c.Input.Last;
        if (channels % groups != 0)
            return c.Fail(
                Descriptors.Groups,
                nameof(Conv2DAttribute.Groups),
                Attribute,
                Show.Of(channels) + (channels == 1 ? " channel" : " channels"),
                Show.Of(groups)
            );
        if (filters % groups != 0)
            return c.Fail(
                Descriptors.Groups,
                nameof(Conv2DAttribute.Groups),
                Attribute,
                Show.Of(filters) + (filters == 1 ? " filter" : " filters"),
                Show.Of(groups)
            );
        c.Kernel(a, new Shape([.. windows.Sizes, channels / groups, filters]));
        c.Bias(a, new Shape(filters));
        CheckRows(c, filters, a.Activation);
        return windows.Output(filters);
    }

    protected override Node Lower(LowerContext c, TAttribute a)
    {
        var windows = new Sliding(c.Input, Windows(a, c.Spec));
        Node x = Seen(c, windows),
            kernel = c.Parameter("kernel", "W");
        if (x != c.X)
            x.Named("p" + c.Suffix);
        int groups = Channels(a).Groups;
        Node z =
            groups <= FewGroups
                ? Concat.Of(
                    x.Shape.Rank - 1,
                    [.. Enumerable.Range(0, groups).Select(g => Product(c, Part(x, g, groups), Part(kernel, g, groups), windows.Form))]
                )
                : ManyGroups(c, Primitives.Windows.Of(x, windows.Form), kernel, groups);
        return c.Activate(c.PlusBias(z.Named("a" + c.Suffix)), a.Activation);
    }

    /// <summary>What the windows slide over: the input with its padding.</summary>
    protected virtual Node Seen(LowerContext c, Sliding windows) => windows.Pad(c.X);

    protected override string Describe(TAttribute a, LayerSpec spec) =>
        Describe(a.Activation, Show.Of(Channels(a).Filters), Windows(a, spec).Size);

    private static Node Part(Node x, int number, int groups) =>
        x.Shape.Last / groups is var length ? x.Slice(x.Shape.Rank - 1, number * length, length) : x;

    private Node Product(LowerContext c, Node x, Node kernel, WindowForm form) =>
        Contract.Of(Primitives.Windows.Of(x, form), $"n{Places}{Within}c", kernel, Within + "co", $"n{Places}o");

    // The group is a label of both operands.
    private Node ManyGroups(LowerContext c, Node seen, Node kernel, int groups)
    {
        Node x = seen.Reshape(Split(seen.Shape, groups)),
            w = kernel.Reshape(Split(kernel.Shape, groups));
        return Contract.Of(x, $"n{Places}{Within}gc", w, Within + "cgo", $"n{Places}go").Reshape(c.WithBatch(c.Output));
    }

    private static Shape Split(Shape shape, int groups) => shape.With(shape.Rank - 1, groups).Append(shape.Last / groups);
}
