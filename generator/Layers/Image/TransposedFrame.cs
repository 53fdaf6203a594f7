using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

/// <summary>Keras' rules for the size of what a transposed convolution makes of an input, along each axis.</summary>
/// <param name="windows">The windows.</param>
/// <param name="extra">OutputPadding, if the attribute says it.</param>
/// <param name="input">The input's shape.</param>
internal sealed class TransposedFrame(WindowArguments windows, PerAxis? extra, Shape input)
{
    private readonly bool _isSame = windows.Padding == Padding.Same;

    public WindowForm Form => new(Sizes, Strides, windows.Dilations.Values);

    public int[] Sizes => windows.Sizes.Values;

    /// <summary>Whether what OutputPadding says is possible; reports otherwise.</summary>
    public bool Fits(ShapeContext c) =>
        extra is null
        || Enumerable
            .Range(0, Sizes.Length)
            .All(axis =>
                c.Require(
                    extra.Values[axis] >= 0 && extra.Values[axis] < Strides[axis] && Length(axis) > 0,
                    extra.PropertyOf(axis),
                    extra.Values[axis],
                    Length(axis) > 0 ? "at least 0 and less than the strides" : "larger, because nothing is left of the output"
                )
            );

    /// <summary>The output's length.</summary>
    public long Length(int axis) =>
        extra is null
            ? _isSame
                ? (long)input[axis] * Strides[axis]
                : All(axis) + Math.Max(0, Strides[axis] - Span(axis))
            : _isSame
                ? All(axis) - Span(axis) + Span(axis) % 2 + extra.Values[axis]
                : All(axis) + extra.Values[axis];

    /// <summary>How much of what the windows cover is cut off before the output begins.</summary>
    public long Cut(int axis) =>
        !_isSame ? 0 : Math.Max(0, extra is null ? Span(axis) - Strides[axis] : Span(axis) - Span(axis) % 2 - extra.Values[axis]) / 2;

    /// <summary>What the windows cover, with as much more as the output has.</summary>
    public long Whole(int axis) => Math.Max(All(axis), Cut(axis) + Length(axis));

    /// <summary>Memory for what the windows cover and for what is put into it, in values of one sample.</summary>
    public double Scratch(int filters) =>
        RowPadding.Padded((long)filters) * (Product(axis => Whole(axis)) + Product(axis => (double)input[axis] * Sizes[axis]));

    private int[] Strides => windows.Strides.Values;

    private long Span(int axis) => (Sizes[axis] - 1L) * windows.Dilations.Values[axis] + 1;

    private long All(int axis) => (input[axis] - 1L) * Strides[axis] + Span(axis);

    private double Product(Func<int, double> length) => Enumerable.Range(0, Sizes.Length).Aggregate(1.0, (p, axis) => p * length(axis));
}
