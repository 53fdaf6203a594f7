using NetGen.Generator.Attributes;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

/// <summary>Where the windows of a layer stand: how many there are along each spatial axis, and how much is put around its input for
/// them.</summary>
internal sealed class Sliding
{
    private readonly Shape _input;
    private readonly int[] _sizes;
    private readonly int[] _strides;
    private readonly int[] _dilations;
    private readonly bool _isCausal;

    public Sliding(Shape input, WindowArguments arguments)
    {
        bool isValid = arguments.Padding == Padding.Valid;
        int[] strides = arguments.Strides.Values;
        (_input, _sizes, _strides, _dilations) = (input, arguments.Sizes.Values, strides, arguments.Dilations.Values);
        _isCausal = arguments.Padding == Padding.Causal;
        Counts = Each(a =>
            !isValid ? (Length(a) + strides[a] - 1) / strides[a]
            : Span(a) > Length(a) ? 0
            : (Length(a) - Span(a)) / strides[a] + 1
        );
        Missing = Each(a =>
            isValid ? 0
            : _isCausal ? Span(a) - 1
            : Math.Max(0, (Counts[a] - 1) * strides[a] + Span(a) - Length(a))
        );
    }

    /// <summary>Windows along each axis; 0 where none fits.</summary>
    public IReadOnlyList<long> Counts { get; }

    /// <summary>What padding adds to each axis: Padding.Same at both ends, with an odd element at the end, Padding.Causal at the
    /// beginning.</summary>
    public IReadOnlyList<long> Missing { get; }

    public IReadOnlyList<int> Sizes => _sizes;

    public IReadOnlyList<int> Strides => _strides;

    public IReadOnlyList<int> Dilations => _dilations;

    /// <summary>Sizes, strides and dilations, once they are known to fit.</summary>
    public WindowForm Form => new(_sizes, _strides, _dilations);

    /// <summary>How much memory the padded input and all that the windows see take, in values of one sample.</summary>
    public double Scratch =>
        RowPadding.Padded((long)_input.Last) * (Product(a => Length(a) + Missing[a]) + Product(a => (double)Counts[a] * _sizes[a]));

    public long Length(int axis) => _input[axis];

    /// <summary>From the first element of a window to one past its last.</summary>
    public long Span(int axis) => (_sizes[axis] - 1L) * _dilations[axis] + 1;

    /// <summary>Elements of an axis that no window covers.</summary>
    public long Unseen(int axis)
    {
        long unseen = 0,
            end = 0,
            start = -Before(axis);
        for (long i = 0; i < Counts[axis]; i++, start += _strides[axis])
        {
            unseen += Math.Max(0, start - end);
            end = Math.Max(end, start + Span(axis));
        }
        return unseen + Math.Max(0, Length(axis) - end);
    }

    /// <summary>For each window, how many of its elements along an axis lie inside the input.</summary>
    public IEnumerable<int> Inside(int axis)
    {
        for (long i = 0, start = -Before(axis); i < Counts[axis]; i++, start += _strides[axis])
            yield return (int)(Math.Min(start + _sizes[axis], Length(axis)) - Math.Max(start, 0));
    }

    /// <summary>The output's shape.</summary>
    public Shape Output(int channels) => new([.. Counts.Select(n => (int)n), channels]);

    /// <summary>The input, [n, .., channels], with what padding adds: to a sequence of inputs before anything goes through its
    /// steps.</summary>
    public Node Pad(Node x, double value = 0)
    {
        if (x is Step step)
            return Step.Of(step.Loop, Pad(step.Sequence, value));
        int[] lead = new int[x.Shape.Rank - 1 - Missing.Count];
        return Primitives.Pad.Of(
            x,
            [.. lead, .. Each(Before).Select(m => (int)m), 0],
            [.. lead, .. Each(a => Missing[a] - Before(a)).Select(m => (int)m), 0],
            value
        );
    }

    // How much of what is missing stands in front.
    private long Before(int axis) => _isCausal ? Missing[axis] : Missing[axis] / 2;

    private double Product(Func<int, double> factor) =>
        Enumerable.Range(0, _sizes.Length).Aggregate(1.0, (product, a) => product * factor(a));

    private long[] Each(Func<int, long> value) => [.. Enumerable.Range(0, _sizes.Length).Select(value)];
}
