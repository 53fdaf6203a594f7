using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Primitives;

/// <summary>How windows slide over the axes before the channels: one entry for each of these in every list.</summary>
internal sealed class WindowForm(int[] sizes, int[] strides, int[] dilations)
{
    public IReadOnlyList<int> Sizes => sizes;

    public IReadOnlyList<int> Strides => strides;

    public IReadOnlyList<int> Dilations => dilations;

    public int Axes => Sizes.Count;

    /// <summary>Labels of a contraction for the places of windows along so many axes.</summary>
    public static string PlaceLabels(int axes) => "hwd".Substring(0, axes);

    /// <summary>Labels of a contraction for the elements of a window.</summary>
    public static string ElementLabels(int axes) => "ijl".Substring(0, axes);

    /// <summary>How many windows fit into an axis.</summary>
    public int Count(int axis, int length) => (length - Span(axis)) / Strides[axis] + 1;

    /// <summary>From the first element of a window to one past its last.</summary>
    public int Span(int axis) => (Sizes[axis] - 1) * Dilations[axis] + 1;

    /// <summary>The windows of any length cover it without overlap.</summary>
    public bool IsTiling => Enumerable.Range(0, Axes).All(a => Strides[a] == Sizes[a] && Dilations[a] == 1);

    /// <summary>The same on axes of these lengths, where a stride beyond the end is as good as any.</summary>
    public WindowForm Within(int[] lengths) =>
        strides.Where((s, a) => s > lengths[a]).Any()
            ? new(sizes, [.. strides.Select((s, a) => Math.Min(s, lengths[a]))], dilations)
            : this;

    /// <summary>The same behind one more axis, along which windows are 1 long.</summary>
    public WindowForm AfterOne => new([1, .. sizes], [1, .. strides], [1, .. dilations]);

    public override string ToString() => $"{Show.Of(sizes)} {Show.Of(strides)} {Show.Of(dilations)}";
}

/// <summary>Everything that a window sees, at each place where it stands: [.., H, W, C] -> [.., rows, columns, window rows, window columns,
/// C] for an image, and likewise along one axis or three, or for channels in several axes.</summary>
internal sealed class Windows : View
{
    private readonly int _channelAxes;

    private Windows(Node x, WindowForm form, int channelAxes, Shape shape)
        : base(shape, x) => (Form, _channelAxes) = (form, channelAxes);

    public WindowForm Form { get; }

    public override string Operation => $"windows {Form} before {Show.Of(_channelAxes)}";

    public static Node Of(Node x, WindowForm form, int channelAxes = 1)
    {
        int first = x.Shape.Rank - channelAxes - form.Axes;
        form = form.Within([.. Enumerable.Range(0, form.Axes).Select(a => x.Shape[first + a])]);
        int[] counts = Enumerable.Range(0, form.Axes).Select(a => form.Count(a, x.Shape[first + a])).ToArray(),
            dims = x.Shape.ToArray();
        return form.IsTiling
            ? Tiles(x, form, first, counts)
            : x.Program.Add(
                new Windows(
                    x,
                    form,
                    channelAxes,
                    new Shape([.. dims.Take(first), .. counts, .. form.Sizes, .. dims.Skip(first + form.Axes)])
                )
            );
    }

    public override Node?[] Vjp(Node dy, bool[] wanted) =>
        _channelAxes > 1 ? throw new InvalidOperationException($"{this} is made after differentiation.")
        : wanted[0] ? [Unwindow.Of(dy, Form, Inputs[0].Shape)]
        : [null];

    public override Node OverTime(IReadOnlyList<Node> inputs, TimeLoop loop) => Of(inputs[0], Form, _channelAxes);

    public override Node With(IReadOnlyList<Node> inputs) => Of(inputs[0], Form, _channelAxes);

    public override MemoryLayout Of(MemoryLayout input)
    {
        int first = Inputs[0].Shape.Rank - _channelAxes - Form.Axes;
        IEnumerable<int> spatial = Enumerable.Range(0, Form.Axes);
        return new MemoryLayout(
            input.Offset,
            [
                .. input.Strides.Take(first),
                .. spatial.Select(a => input.Strides[first + a] * Form.Strides[a]),
                .. spatial.Select(a => input.Strides[first + a] * Form.Dilations[a]),
                .. input.Strides.Skip(first + Form.Axes),
            ]
        );
    }

    // Windows side by side are the axes cut in two: [.., rows, window rows, columns, window columns, C], turned.
    private static Node Tiles(Node x, WindowForm form, int first, int[] counts)
    {
        int[] channels = [.. x.Shape.ToArray().Skip(first + form.Axes)];
        var cut = new List<int>(x.Shape.ToArray().Take(first));
        var order = new List<int>(Enumerable.Range(0, first));
        for (int a = 0; a < form.Axes; a++)
        {
            x = x.Slice(first + a, 0, counts[a] * form.Sizes[a]);
            cut.Add(counts[a]);
            cut.Add(form.Sizes[a]);
            order.Insert(first + a, first + 2 * a);
            order.Add(first + 2 * a + 1);
        }
        order.AddRange(channels.Select((_, i) => first + 2 * form.Axes + i));
        return x.Reshape(new Shape([.. cut, .. channels])).Transpose([.. order]);
    }
}
