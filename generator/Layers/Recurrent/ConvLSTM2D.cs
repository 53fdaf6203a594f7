using NetGen.Generator.Attributes;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Spec;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>An LSTM over images. To the windows over its input time is one more axis, along which they are one step long, so that the
/// input's share of all steps is one convolution of a volume; the loop has the windows over what is carried alone.</summary>
internal sealed class ConvLSTM2D : LongShortTerm<ConvLSTM2DAttribute>
{
    private const int Axes = 2;

    public override string Prefix => "conv_lstm2d";

    public override int SpatialAxes => Axes;

    public override Shape StateOf(Layer layer) =>
        new Sliding(Order(layer).Seen(layer.Inputs[0].Output).Without([0]), WindowArguments.Of(Of(layer.Spec), layer.Spec)).Output(
            Of(layer.Spec).Units
        );

    protected override bool IsSequence(ShapeContext c, ConvLSTM2DAttribute a)
    {
        if (c.Input.Rank != Axes + 2)
        {
            string axes = AxisWords.Words(Axes + 2, c.Order, Axes),
                reshaping = c.Given.Rank == Axes + 1
                    ? string.Join(", ", c.Order.Given(c.Given.Append(1)).ToArray().Select(d => Show.Of(d)))
                    : axes;
            c.Fail(
                Descriptors.NeedsAxes,
                null,
                Attribute,
                $"a sequence of images [{axes}]",
                c.Given.ToString(),
                AxisWords.Of(c.Layer.Inputs[0]),
                $"[Reshape({reshaping})] before it"
            );
            return false;
        }
        return new SlidingRules(c, Attribute, Axes, mayBeCausal: false).Slide(WindowArguments.Of(a, c.Spec)) is not null;
    }

    protected override IReadOnlyList<int> Window(ConvLSTM2DAttribute a) => [a.KernelHeight, a.KernelWidth];

    protected override Node OfInput(LowerContext c, ConvLSTM2DAttribute a, Node x, Node kernel)
    {
        var windows = new Sliding(c.Input, WindowArguments.Of(a, c.Spec).AtEveryStep);
        return Product(x, windows, kernel.Reshape(kernel.Shape.Prepend(1)));
    }

    protected override Node OfState(RecurrentStep s, ConvLSTM2DAttribute a)
    {
        var size = new PerAxis((nameof(a.KernelHeight), a.KernelHeight), (nameof(a.KernelWidth), a.KernelWidth));
        var one = PerAxis.Alike(Axes, ("", 1));
        var windows = new Sliding(s.H.Shape.Without([0]), new WindowArguments(size, one, one, Padding.Same));
        return Product(s.H, windows, s.Kernel);
    }

    protected override string Describe(ConvLSTM2DAttribute a, LayerSpec spec)
    {
        string size = $"{Show.Of(a.Units)}, {WindowArguments.Of(a, spec).Size}";
        return $"{Attribute}({size}{(a.Activation == Activation.Tanh ? "" : ", " + a.Activation)})";
    }

    private static Node Product(Node x, Sliding windows, Node kernel)
    {
        string places = "n" + WindowForm.PlaceLabels(windows.Form.Axes),
            within = WindowForm.ElementLabels(windows.Form.Axes);
        return Contract.Of(Windows.Of(windows.Pad(x), windows.Form), places + within + "c", kernel, within + "cgo", places + "go");
    }
}
