using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Spec;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>The adjoint of a convolution: each pixel or step puts its window down, and they add up where they overlap.</summary>
internal abstract class TransposedConvolution<TAttribute>(int axes, string prefix) : Spatial<TAttribute>(axes, prefix)
    where TAttribute : ConvolutionAttribute
{
    protected abstract int Filters(TAttribute a);

    protected abstract WindowArguments Windows(TAttribute a, LayerSpec spec);

    /// <summary>OutputPadding along each axis; null unless the attribute says it.</summary>
    protected abstract PerAxis? Extra(TAttribute a, LayerSpec spec);

    protected sealed override Shape? Infer(ShapeContext c, TAttribute a)
    {
        int filters = Filters(a);
        if (!c.Positive(nameof(Conv2DTransposeAttribute.Filters), filters) || !HasAxes(c) || !AreUsable(c, Windows(a, c.Spec)))
            return null;
        TransposedFrame frame = Frame(a, c.Spec, c.Input);
        if (!frame.Fits(c))
            return null;
        c.Kernel(a, new Shape([.. frame.Sizes, filters, c.Input.Last]));
        c.Bias(a, new Shape(filters));
        CheckRows(c, filters, a.Activation);
        c.Layer.Scratch = frame.Scratch(filters);
        return new Shape([.. Enumerable.Range(0, Axes).Select(axis => (int)Math.Min(int.MaxValue, frame.Length(axis))), filters]);
    }

    protected sealed override Node Lower(LowerContext c, TAttribute a)
    {
        Shape output = c.Output;
        TransposedFrame frame = Frame(a, c.Spec, c.Input);
        Node put = Contract.Of(c.X, $"n{Places}c", c.Parameter("kernel", "W"), Within + "oc", $"n{Places}{Within}o");
        Shape whole = new([Shape.N, .. Enumerable.Range(0, Axes).Select(axis => (int)frame.Whole(axis)), output.Last]);
        Node z = Unwindow.Of(put, frame.Form, whole).Named("a" + c.Suffix);
        for (int axis = 0; axis < Axes; axis++)
            z = z.Slice(axis + 1, (int)frame.Cut(axis), output[axis]);
        return c.Activate(c.PlusBias(z), a.Activation);
    }

    protected sealed override string Describe(TAttribute a, LayerSpec spec) =>
        Describe(a.Activation, Show.Of(Filters(a)), Windows(a, spec).Size);

    private TransposedFrame Frame(TAttribute a, LayerSpec spec, Shape input) => new(Windows(a, spec), Extra(a, spec), input);
}
