using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Plan;

/// <summary>The windows of a product that are put back where they stood, which is an image's gradient and a transposed convolution, are
/// convolutions: y[s·a + r] = sum over the taps i of residue r of x[a - (i·d - r) / s] · W[i], one for every residue r of the stride s. No
/// window is ever stored.</summary>
internal sealed class UnwoundProducts : Rewrite
{
    // Labels of what is summed over besides windows: channels, or the gates of a recurrent layer and their channels.
    private const string Channels = "kg";

    public override Node? Of(Node node, Legalizer legal) =>
        Asked(node, legal) is { } u
        && !(legal.OnlyReader(node) is Slice part && Part(u, part) is not null)
        && u.Image.Inputs[0] is Contract c
        && legal.Readers(c) == 1
        && Convolutions(u, c, i => legal[i]) is { } convolutions
            ? legal.Legal(convolutions)
            : null;

    // The image, or a part of it that alone is read: a border that was put around an image for its windows has no gradient.
    private static Unwinding? Asked(Node node, Legalizer legal) =>
        node switch
        {
            Unwindow image => Unwinding.Of(image),
            Slice part when legal.Readers(part.Inputs[0]) == 1 && Asked(part.Inputs[0], legal) is { } whole => Part(whole, part),
            _ => null,
        };

    private static Unwinding? Part(Unwinding whole, Slice part) => whole.Slice(part.Axis, part.Start, part.Shape[part.Axis]);

    // Over legal nodes, but not yet legal itself; null where it does not apply.
    private static Node? Convolutions(Unwinding u, Contract c, Func<Node, Node> legal)
    {
        int axes = u.Form.Axes;
        if (
            c.Shape[0] != Shape.N
            || c.Shape.Rank != 2 + 2 * axes
            || Enumerable.Range(0, axes).Any(a => u.Form.Strides[a] > 1 && u.Form.Dilations[a] > 1)
        )
            return null;
        (string places, string window, char lane) = (
            c.Result.Substring(0, 1 + axes),
            c.Result.Substring(1 + axes, axes),
            c.Result[c.Result.Length - 1]
        );
        int first = c.LabelsA.Contains(places[0]) ? 0 : 1;
        (string a, string b) = first == 0 ? (c.LabelsA, c.LabelsB) : (c.LabelsB, c.LabelsA);
        if (a.Length < 2 + axes || a.Length > 1 + axes + Channels.Length || !a.StartsWith(places, StringComparison.Ordinal))
            return null;
        // Of a convolution of each channel by itself the kernel has the channels once.
        string channels = a.Substring(1 + axes),
            order = window + (channels == lane.ToString() ? "" : channels) + lane;
        if (b.Length != order.Length || order.Distinct().Count() != order.Length || !order.All(b.Contains))
            return null;
        Node y = Along(
            u,
            Padded(u, legal(c.Inputs[first])),
            legal(c.Inputs[1 - first]).Transpose([.. order.Select(l => b.IndexOf(l))]),
            []
        );
        y = y.Reshape(
            new Shape([Shape.N, .. Enumerable.Range(0, axes).Select(axis => u.Places(axis) * u.Form.Strides[axis]), y.Shape.Last])
        );
        return Enumerable.Range(0, axes).Aggregate(y, (part, axis) => part.Slice(1 + axis, 0, u.Lengths[axis]));
    }

    // All residues of the axes that are left; those taken so far give one convolution. [n, places, residues, places, residues, channels] in
    // the end.
    private static Node Along(Unwinding u, Node x, Node w, IReadOnlyList<int> residues)
    {
        int axis = residues.Count,
            s = axis < u.Form.Axes ? u.Form.Strides[axis] : 1;
        if (axis == u.Form.Axes)
            return Residue(u, x, w, residues);
        Node[] parts = [.. Enumerable.Range(0, Math.Min(s, u.Form.Sizes[axis])).Select(r => Along(u, x, w, [.. residues, r]))];
        if (s == 1)
            return parts[0];
        int at = axis + 2;
        Shape one = new([.. parts[0].Shape.ToArray().Take(at), 1, .. parts[0].Shape.ToArray().Skip(at)]);
        return Pad.Of(Concat.Of(at, [.. parts.Select(p => p.Reshape(one))]), at, 0, s - parts.Length);
    }

    // What the windows see, with the border that they want.
    private static Node Padded(Unwinding u, Node x)
    {
        string name = x.Name;
        int[] before = new int[x.Shape.Rank],
            after = new int[x.Shape.Rank];
        for (int a = 0; a < u.Form.Axes; a++)
        {
            int length = x.Shape[1 + a],
                seen = u.Starts[a] + u.Places(a);
            before[1 + a] = u.Before(a);
            after[1 + a] = Math.Max(seen - length, 0);
            x = x.Slice(1 + a, 0, Math.Min(length, seen));
        }
        Node padded = Pad.Of(x, before, after);
        return name.Length > 0 ? padded.Named("p" + name) : padded;
    }

    private static Node Residue(Unwinding u, Node padded, Node w, IReadOnlyList<int> residues)
    {
        int axes = u.Form.Axes;
        int[] sizes = new int[axes];
        Node x = padded;
        for (int a = 0; a < axes; a++)
        {
            int s = u.Form.Strides[a];
            sizes[a] = u.Taps(a, residues[a]);
            w = StridedSlice.Of(w, a, residues[a] + s * (sizes[a] - 1), -s, sizes[a]);
            x = x.Slice(1 + a, u.First(a, residues[a]), u.Reach(a, residues[a]) + u.Places(a));
        }
        int channelAxes = x.Shape.Rank - 1 - axes;
        string window = WindowForm.ElementLabels(axes),
            standing = "n" + WindowForm.PlaceLabels(axes),
            channels = w.Shape.Rank == axes + 1 ? "c" : Channels.Substring(0, channelAxes);
        Node seen = Windows.Of(x, new WindowForm(sizes, [.. sizes.Select(_ => 1)], [.. u.Form.Dilations]), channelAxes);
        return Contract.Of(seen, standing + window + channels, w, window + (channels == "c" ? "" : channels) + "c", standing + "c");
    }
}
