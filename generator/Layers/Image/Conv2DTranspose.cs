using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Spec;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>The adjoint of a convolution: each pixel puts its window down, and they add up where they overlap.</summary>
internal sealed class Conv2DTranspose() : Spatial<Conv2DTransposeAttribute>(2, "conv2d_transpose")
{
    protected override Shape? Infer(ShapeContext c, Conv2DTransposeAttribute a)
    {
        if (!c.Positive(nameof(a.Filters), a.Filters) || !HasAxes(c))
            return null;
        if (!AreUsable(c, WindowArguments.Of(a, c.Spec)))
            return null;
        var form = new Frame(a, c.Spec, c.Input);
        for (int axis = 0; axis < Axes; axis++)
            if (
                form.Extra(axis) is { } extra
                && !c.Require(
                    extra >= 0 && extra < form.Strides[axis] && form.Length(axis) > 0,
                    form.ExtraProperty(axis),
                    extra,
                    form.Length(axis) > 0 ? "at least 0 and less than the strides" : "larger, because nothing is left of the output"
                )
            )
                return null;
        int filters = a.Filters;
        c.Kernel(a, new Shape([.. form.Sizes, filters, c.Input.Last]));
        c.Bias(a, new Shape(filters));
        CheckSoftmax(c, filters, a.Activation);
        c.Layer.Scratch = form.Scratch(filters);
        return new Shape([.. Enumerable.Range(0, Axes).Select(axis => (int)Math.Min(int.MaxValue, form.Length(axis))), filters]);
    }

    protected override Node Lower(LowerContext c, Conv2DTransposeAttribute a)
    {
        Shape input = c.Layer.Inputs[0].Output,
            output = c.Layer.Output;
        var form = new Frame(a, c.Spec, input);
        Node put = Contract.Of(c.X, "nhwc", c.Parameter("kernel", "W"), "ijoc", "nhwijo");
        Node z = Unwindow
            .Of(
                put,
                new WindowForm(form.Sizes, form.Strides, form.Dilations),
                new Shape(Shape.N, (int)form.Whole(0), (int)form.Whole(1), output.Last)
            )
            .Named("a" + c.Suffix);
        for (int axis = 0; axis < Axes; axis++)
            z = z.Slice(axis + 1, (int)form.Cut(axis), output[axis]);
        return c.Activate(c.PlusBias(z), a.Activation);
    }

    protected override string Describe(Conv2DTransposeAttribute a, LayerSpec spec) =>
        Describe(a.Activation, Show.Of(a.Filters), WindowArguments.Of(a, spec).Size);

    /// <summary>Keras' rules for the size of the output, along each axis.</summary>
    private sealed class Frame(Conv2DTransposeAttribute a, LayerSpec spec, Shape input)
    {
        private readonly WindowArguments _windows = WindowArguments.Of(a, spec);
        private readonly bool _isSame = a.Padding == Padding.Same;
        private readonly PerAxis _extra = new PerAxis(
            (nameof(a.OutputPadding), a.OutputPadding),
            (nameof(a.OutputPadding), a.OutputPadding)
        ).UnlessSaid(spec, (nameof(a.OutputPaddingHeight), a.OutputPaddingHeight), (nameof(a.OutputPaddingWidth), a.OutputPaddingWidth));
        private readonly bool _saysExtra = new[]
        {
            nameof(a.OutputPadding),
            nameof(a.OutputPaddingHeight),
            nameof(a.OutputPaddingWidth),
        }.Any(spec.Says);

        public int[] Sizes => _windows.Sizes.Values;

        public int[] Strides => _windows.Strides.Values;

        public int[] Dilations => _windows.Dilations.Values;

        /// <summary>OutputPadding, if the attribute says it.</summary>
        public int? Extra(int axis) => _saysExtra ? _extra.Values[axis] : null;

        public string ExtraProperty(int axis) => _extra.PropertyOf(axis);

        /// <summary>The output's length.</summary>
        public long Length(int axis) =>
            Extra(axis) is not { } extra
                ? _isSame
                    ? (long)input[axis] * Strides[axis]
                    : All(axis) + Math.Max(0, Strides[axis] - Span(axis))
                : _isSame
                    ? All(axis) - Span(axis) + Span(axis) % 2 + extra
                    : All(axis) + extra;

        /// <summary>How much of what the windows cover is cut off before the output begins.</summary>
        public long Cut(int axis) =>
            !_isSame ? 0 : Math.Max(0, Extra(axis) is { } extra ? Span(axis) - Span(axis) % 2 - extra : Span(axis) - Strides[axis]) / 2;

        /// <summary>What the windows cover, with as much more as the output has.</summary>
        public long Whole(int axis) => Math.Max(All(axis), Cut(axis) + Length(axis));

        /// <summary>Memory for what the windows cover and for what is put into it, in values of one sample.</summary>
        public double Scratch(int filters) =>
            RowPadding.Padded((long)filters) * ((double)Whole(0) * Whole(1) + (double)input[0] * Sizes[0] * ((double)input[1] * Sizes[1]));

        private long Span(int axis) => (Sizes[axis] - 1L) * Dilations[axis] + 1;

        private long All(int axis) => (input[axis] - 1L) * Strides[axis] + Span(axis);
    }
}
