using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Plan;

/// <summary>Says in another way what would otherwise need a copy of a tensor.</summary>
internal sealed partial class Legalizer
{
    // What would otherwise need a copy of a tensor, said in another way.
    private Node? Rewritten(Node node) =>
        node switch
        {
            // A turned Map is a Map of turned tensors.
            Transpose { Order: var order } turned when turned.Inputs[0] is Map { Expression: not In } map && Readers(map) == 1 =>
                map.Turned(order, i => _legal[i]),
            Contract c when Inlined(c) is { } inlined => inlined,
            Contract c when Merging(c.Inputs[0]) is { } merging => Split(c, 0, merging),
            Contract c when Merging(c.Inputs[1]) is { } merging => Split(c, 1, merging),
            Reduce { IsMax: true } r when InLines(r) is { } lines => lines,
            Map map when OverLines(map) is { } turned => turned,
            Unwindow u when u.Inputs[0] is Contract c && Readers(c) == 1 && Unwinding.Rewrite(u, c, i => _legal[i]) is { } convolutions =>
                Legal(convolutions),
            Reshape reshape when reshape.Inputs[0] is Contract c && Readers(c) == 1 && SplitsLast(reshape) => Unmerged(c, reshape),
            _ => null,
        };

    // The pooled convolution of one channel by few filters, with its columns in lanes: [n, filters, rows, columns], seen as [n, rows,
    // columns, 1, 1, filters].
    private Node? InLines(Reduce max)
    {
        if (!max.Axes.SequenceEqual([3, 4]) || max.Inputs[0] is not { Shape.Rank: 6 } seen || Readers(seen) > 1)
            return null;
        Node source = seen;
        while (source is View && source is not Windows && Readers(source) <= 1)
            source = source.Inputs[0];
        if (
            source is not Contract { LabelsA: "nhwijc", LabelsB: "ijco", Result: "nhwo" } c
            || Readers(c) > 1
            || c.Inputs[0] is not Windows windows
            || _legal[windows.Inputs[0]] is not Pad x
        )
            return null;
        Shape image = c.Shape;
        bool fits =
            x.Shape.Last == 1
            && !x.HasPaddedRows
            && windows.Form.Strides.Concat(windows.Form.Dilations).All(step => step == 1)
            && image[1] % 2 == 0
            && image[2] % 2 == 0
            && Pooling.AreWindows(seen, c.Shape, StridesOver(seen, c), Layouts.Padded(c.Shape));
        // Lanes of columns must be used clearly better than lanes of filters.
        double Used(int length) => (double)length / Layouts.RoundUp(length);
        return fits && Used(image[2]) > 1.3 * Used(image[3])
            ? MaxLines.Of(x, _legal[c.Inputs[1]]).Transpose(0, 2, 3, 1).Reshape(max.Shape)
            : null;
    }

    private static Strides StridesOver(Node view, Node source) =>
        view == source ? Layouts.Padded(source.Shape) : ((View)view).Of(StridesOver(view.Inputs[0], source))!;

    // What follows it element by element stays in lines, too.
    private Node? OverLines(Map map)
    {
        Node? lines = map
            .Inputs.Select(i => _legal[i].Core())
            .FirstOrDefault(i =>
                i is Transpose { Inputs: var of } && of[0] is { Shape.Rank: 4 } core && (core is MaxLines || _lines.Contains(core))
            );
        if (
            lines is null
            || lines.Shape.Squeezed != map.Shape.Squeezed
            || map.Shape.Rank != 4
            || map.Inputs.Any(i => _legal[i].Core() != lines && i.HasBatch)
        )
            return null;
        Node turned = map.Turned([0, 3, 1, 2], i => _legal[i].Core() == lines ? lines : _legal[i]);
        _lines.Add(turned);
        return turned.InPlaceOf(map).Transpose(0, 2, 3, 1);
    }

    /// <summary>The tensor whose axes a reshape merges although they lie apart.</summary>
    private Node? Merging(Node node) =>
        node is Reshape reshape
        && reshape.Of(_legal[reshape.Inputs[0]].Layout) is null
        && AxisGroups(reshape.Inputs[0].Shape, reshape.Shape) is not null
            ? reshape.Inputs[0]
            : null;

    // For every axis of the merged shape the axes that are one in it; null where a reshape does more than merge.
    private static List<int[]>? AxisGroups(Shape parts, Shape merged)
    {
        var groups = new List<int[]>();
        int axis = 0;
        for (int i = 0; i < merged.Rank; i++)
        {
            int first = axis;
            long length = 1;
            do length *= axis < parts.Rank ? parts[axis++] : 0;
            while (length != 0 && length != merged[i] && length > 0 && length < merged[i]);
            if (length != merged[i])
                return null;
            groups.Add(Enumerable.Range(first, axis - first).ToArray());
        }
        return axis == parts.Rank ? groups : null;
    }

    // A weight's gradient computes a gradient that nobody else reads, such as that of a pooled convolution, instead of storing it.
    private Node? Inlined(Contract c)
    {
        if (
            c.HasBatch
            || c.Inputs[1] is not Reshape reshape
            || Readers(reshape) > 1
            || Readers(reshape.Inputs[0]) > 1
            || _legal[reshape.Inputs[0]] is not Map { Expression: not In } map
        )
            return null;
        if (
            InlineOperand.Vectors(map) is null
            || AxisGroups(map.Shape, reshape.Shape) is not { } groups
            || groups[groups.Count - 1].Length > 1
        )
            return null;
        // Only the right operand of a matrix product is read the way that a computed one can be.
        Contract parted = Parted(c, c.LabelsB, groups, map.Shape, 1, Inline.Of(map));
        return ContractForm.Find(parted, 0) is null ? null : Legalize(parted).InPlaceOf(c);
    }

    // x.Reshape([n, h·w·c]) · W is x · W.Reshape([h, w, c, ..]).
    private Node Split(Contract c, int operand, Node parts)
    {
        string labels = operand == 0 ? c.LabelsA : c.LabelsB;
        return
            Split(c, labels, AxisGroups(parts.Shape, c.Inputs[operand].Shape)!, parts.Shape, operand, _legal[parts]).Reshape(c.Shape)
                is var result
            && result is Reshape merged
            ? LegalReshape(merged)
            : result;
    }

    private Node Split(Contract c, string labels, List<int[]> groups, Shape parts, int given = -1, Node? operand = null) =>
        Legalize(Parted(c, labels, groups, parts, given, operand)).InPlaceOf(c);

    // One label becomes several in every tensor that has it; one operand may be there in parts already.
    private Contract Parted(Contract c, string labels, List<int[]> groups, Shape parts, int given = -1, Node? operand = null)
    {
        // The contraction may be one whose labels were parted before.
        var free = new Queue<char>("ABCDEFGHIJKLMNOPQRSTUVWXYZ".Where(l => !c.LabelsA.Contains(l) && !c.LabelsB.Contains(l)));
        string[] names = groups
            .Select((g, i) => g.Length == 1 ? labels[i].ToString() : new string(g.Select(_ => free.Dequeue()).ToArray()))
            .ToArray();
        string Spread(string old) => string.Concat(old.Select(l => labels.IndexOf(l) is var i && i >= 0 ? names[i] : l.ToString()));
        Node Shaped(Node x, string old) =>
            x.Reshape(
                new Shape([
                    .. old.SelectMany(
                        (l, axis) =>
                            labels.IndexOf(l) is var i && i >= 0 && groups[i].Length > 1 ? groups[i].Select(a => parts[a]) : [x.Shape[axis]]
                    ),
                ])
            );
        Node Operand(int i, string old) => i == given ? operand! : Shaped(_legal[c.Inputs[i]], old);
        return (Contract)Contract.Of(Operand(0, c.LabelsA), Spread(c.LabelsA), Operand(1, c.LabelsB), Spread(c.LabelsB), Spread(c.Result));
    }

    // Where the last axis is split into rows, these are padded from the start.
    private static bool SplitsLast(Reshape reshape) =>
        reshape.Shape.Last % RowPadding.Width != 0
        && AxisGroups(reshape.Shape, reshape.Inputs[0].Shape) is { } groups
        && groups[groups.Count - 1].Length > 1;

    private Node Unmerged(Contract c, Reshape reshape) => Split(c, c.Result, AxisGroups(reshape.Shape, c.Shape)!, reshape.Shape);
}
