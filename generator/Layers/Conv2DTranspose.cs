using NetGen.Generator.Graph;
using NetGen.Generator.Lower;
using NetGen.Generator.Parse;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

/// <summary>The adjoint of a convolution: each pixel puts its window down, and they add up where they overlap.</summary>
internal sealed class Conv2DTranspose() : Spatial(2, "conv2d_transpose")
{
    public override Shape? Infer(ShapeContext c)
    {
        if (!c.Positive("filters") || !c.CommonArguments() || !HasAxes(c))
            return null;
        if (
            !PerAxis.Kernel.ArePositive(c, Axes, 2)
            || !PerAxis.Strides.ArePositive(c, Axes, 1)
            || !PerAxis.Dilation.ArePositive(c, Axes, 1)
        )
            return null;
        var form = new Frame(c.Spec, c.Input);
        if (!StridesOrDilates(c, form.Strides, form.Dilations))
            return null;
        for (int a = 0; a < Axes; a++)
            if (
                form.Extra(a) is { } extra
                && !c.Require(
                    extra >= 0 && extra < form.Strides[a] && form.Length(a) > 0,
                    PerAxis.OutputPadding.NameIn(c.Spec, a),
                    extra,
                    form.Length(a) > 0 ? "at least 0 and less than the strides" : "larger, because nothing is left of the output"
                )
            )
                return null;
        int filters = c.Spec.Int("filters");
        c.Kernel(new Shape([.. form.Sizes, filters, c.Input.Last]));
        c.Bias(new Shape(filters));
        CheckSoftmax(c, filters);
        c.Layer.Scratch = form.Scratch(filters);
        return new Shape([.. Enumerable.Range(0, Axes).Select(a => (int)Math.Min(int.MaxValue, form.Length(a))), filters]);
    }

    public override Node Lower(LowerContext c)
    {
        Shape input = c.Layer.Inputs[0].Output,
            output = c.Layer.Output;
        var form = new Frame(c.Spec, input);
        Node put = Contract.Of(c.X, "nhwc", c.Parameter("kernel", "W"), "ijoc", "nhwijo");
        Node z = Unwindow
            .Of(
                put,
                new WindowForm(form.Sizes, form.Strides, form.Dilations),
                new Shape(Shape.N, (int)form.Whole(0), (int)form.Whole(1), output.Last)
            )
            .Named("a" + c.Suffix);
        for (int a = 0; a < Axes; a++)
            z = z.Slice(a + 1, (int)form.Cut(a), output[a]);
        return c.Activate(c.PlusBias(z), Function(c.Spec));
    }

    public override string Describe(LayerSpec spec) => Describe(Attribute, spec, Text.Of(spec.Int("filters")), Sizes(spec, PerAxis.Kernel));

    /// <summary>Keras' rules for the size of the output, along each axis.</summary>
    private sealed class Frame(LayerSpec spec, Shape input)
    {
        private readonly bool _isSame = spec.Member("Padding", "Valid") == "Same";

        public int[] Sizes { get; } = PerAxis.Kernel.Of(spec, input.Rank - 1, 2);

        public int[] Strides { get; } = PerAxis.Strides.Of(spec, input.Rank - 1, 1);

        public int[] Dilations { get; } = PerAxis.Dilation.Of(spec, input.Rank - 1, 1);

        /// <summary>OutputPadding, if the attribute says it.</summary>
        public int? Extra(int axis) => PerAxis.OutputPadding.IsIn(spec) ? PerAxis.OutputPadding.Of(spec, input.Rank - 1, 0)[axis] : null;

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
