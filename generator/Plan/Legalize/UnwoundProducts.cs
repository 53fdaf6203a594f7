using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Plan;

/// <summary>The windows of a product that are put back where they stood, which is an image's gradient and a transposed convolution, are
/// convolutions: y[s·a + r] = sum over the taps i of residue r of x[a - (i·d - r) / s] · W[i], one for every residue r of the stride s. No
/// window is ever stored.</summary>
internal sealed class UnwoundProducts : Rewrite<Unwindow>
{
    protected override Node? Of(Unwindow node, Legalizer legal) =>
        node.Inputs[0] is Contract c && legal.Readers(c) == 1 && Convolutions(node, c, i => legal[i]) is { } convolutions
            ? legal.Legal(convolutions)
            : null;

    // Over legal nodes, but not yet legal itself; null where it does not apply.
    private static Node? Convolutions(Unwindow u, Contract c, Func<Node, Node> legal)
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
        if (
            a.Length != 2 + axes
            || !a.StartsWith(places, StringComparison.Ordinal)
            || b.Length != (window + lane + a[a.Length - 1]).Distinct().Count()
            || !(window + lane + a[a.Length - 1]).All(b.Contains)
        )
            return null;
        // Of a convolution of each channel by itself the kernel has the channels once.
        string order = a[a.Length - 1] == lane ? window + lane : window + a[a.Length - 1] + lane;
        Node y = Along(
            u,
            Padded(u, legal(c.Inputs[first])),
            legal(c.Inputs[1 - first]).Transpose([.. order.Select(l => b.IndexOf(l))]),
            []
        );
        y = y.Reshape(
            new Shape([Shape.N, .. Enumerable.Range(0, axes).Select(axis => Places(u, axis) * u.Form.Strides[axis]), y.Shape.Last])
        );
        return Enumerable.Range(1, axes).Aggregate(y, (part, axis) => part.Slice(axis, 0, u.Shape[axis]));
    }

    private static int Places(Unwindow u, int axis) => (u.Shape[1 + axis] + u.Form.Strides[axis] - 1) / u.Form.Strides[axis];

    // All residues of the axes that are left; those taken so far give one convolution. [n, places, residues, places, residues, channels] in
    // the end.
    private static Node Along(Unwindow u, Node x, Node w, IReadOnlyList<int> residues)
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

    // The image with the border that the largest windows, those of residue 0, want.
    private static Node Padded(Unwindow u, Node x)
    {
        string name = x.Name;
        int[] before = new int[x.Shape.Rank],
            after = new int[x.Shape.Rank];
        for (int a = 0; a < u.Form.Axes; a++)
        {
            int length = x.Shape[1 + a];
            before[1 + a] = Border(u, a, 0);
            after[1 + a] = Math.Max(Places(u, a) - length, 0);
            x = x.Slice(1 + a, 0, Math.Min(length, Places(u, a)));
        }
        Node padded = Pad.Of(x, before, after);
        return name.Length > 0 ? padded.Named("p" + name) : padded;
    }

    // Taps of an axis that meet a residue.
    private static int Taps(Unwindow u, int axis, int residue) =>
        (u.Form.Sizes[axis] - residue + u.Form.Strides[axis] - 1) / u.Form.Strides[axis];

    private static int Border(Unwindow u, int axis, int residue) => (Taps(u, axis, residue) - 1) * u.Form.Dilations[axis];

    private static Node Residue(Unwindow u, Node padded, Node w, IReadOnlyList<int> residues)
    {
        int axes = u.Form.Axes;
        int[] sizes = new int[axes];
        Node x = padded;
        for (int a = 0; a < axes; a++)
        {
            int s = u.Form.Strides[a],
                border = Border(u, a, residues[a]);
            sizes[a] = Taps(u, a, residues[a]);
            w = StridedSlice.Of(w, a, residues[a] + s * (sizes[a] - 1), -s, sizes[a]);
            x = x.Slice(1 + a, Border(u, a, 0) - border, border + Places(u, a));
        }
        string window = WindowForm.ElementLabels(axes),
            standing = "n" + WindowForm.PlaceLabels(axes);
        Node seen = Windows.Of(x, new WindowForm(sizes, [.. sizes.Select(_ => 1)], [.. u.Form.Dilations]));
        string channel = w.Shape.Rank == axes + 1 ? "c" : "k";
        return Contract.Of(seen, standing + window + channel, w, window + (channel == "c" ? "c" : "kc"), standing + "c");
    }
}
