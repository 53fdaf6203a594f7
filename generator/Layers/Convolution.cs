using NetGen.Generator.Diagnostics;
using NetGen.Generator.Graph;
using NetGen.Generator.Lower;
using NetGen.Generator.Parse;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

/// <summary>y = activation(windows(x) · kernel + bias), with the channels in groups that do not see each other.</summary>
internal abstract class Convolution(int axes, string prefix) : Spatial(axes, prefix)
{
    /// <summary>Up to here each group is a matrix product of its own; more would make the code longer than fast.</summary>
    private const int FewGroups = 16;

    public override Shape? Infer(ShapeContext c)
    {
        if (!c.Positive("filters") || !c.Positive("Groups", 1) || !c.CommonArguments() || Slide(c, PerAxis.Kernel) is not { } windows)
            return null;
        int filters = c.Spec.Int("filters"),
            groups = c.Spec.Int("Groups", 1),
            channels = c.Input.Last;
        if (channels % groups != 0)
            return c.Fail(
                Descriptors.Groups,
                "Groups",
                Attribute,
                Text.Of(channels) + (channels == 1 ? " channel" : " channels"),
                Text.Of(groups)
            );
        if (filters % groups != 0)
            return c.Fail(
                Descriptors.Groups,
                "Groups",
                Attribute,
                Text.Of(filters) + (filters == 1 ? " filter" : " filters"),
                Text.Of(groups)
            );
        c.Kernel(new Shape([.. windows.Sizes, channels / groups, filters]));
        c.Bias(new Shape(filters));
        CheckSoftmax(c, filters);
        return windows.Output(filters);
    }

    public override Node Lower(LowerContext c)
    {
        Sliding windows = Sliding.Of(c.Spec, c.Layer.Inputs[0].Output, PerAxis.Kernel);
        Node x = windows.Pad(c.X),
            kernel = c.Parameter("kernel", "W");
        if (x != c.X)
            x.Named("p" + c.Suffix);
        int groups = c.Spec.Int("Groups", 1);
        Node z =
            groups <= FewGroups
                ? Concat.Of(
                    x.Shape.Rank - 1,
                    [.. Enumerable.Range(0, groups).Select(g => Product(c, Part(x, g, groups), Part(kernel, g, groups), windows.Form))]
                )
                : ManyGroups(c, Windows.Of(x, windows.Form), kernel, groups);
        return c.Activate(c.PlusBias(z.Named("a" + c.Suffix)), Function(c.Spec));
    }

    public override string Describe(LayerSpec spec) => Describe(Attribute, spec, Text.Of(spec.Int("filters")), Sizes(spec, PerAxis.Kernel));

    private static Node Part(Node x, int number, int groups) =>
        x.Shape.Last / groups is var length ? x.Slice(x.Shape.Rank - 1, number * length, length) : x;

    private Node Product(LowerContext c, Node x, Node kernel, WindowForm form) =>
        Contract.Of(Windows.Of(x, form), $"n{Places}{Within}c", kernel, Within + "co", $"n{Places}o");

    // The group is a label of both operands.
    private Node ManyGroups(LowerContext c, Node seen, Node kernel, int groups)
    {
        Node x = seen.Reshape(Split(seen.Shape, groups)),
            w = kernel.Reshape(Split(kernel.Shape, groups));
        return Contract.Of(x, $"n{Places}{Within}gc", w, Within + "cgo", $"n{Places}go").Reshape(c.WithBatch(c.Layer.Output));
    }

    private static Shape Split(Shape shape, int groups) => shape.With(shape.Rank - 1, groups).Append(shape.Last / groups);
}
