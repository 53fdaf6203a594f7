using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Plan;

/// <summary>Rewrites what no kernel can read where it lies: copies operands of contractions into rows of vectors, and turns the rare contraction
/// that is no matrix product into a sum of products.</summary>
internal sealed class Legalizer
{
    private readonly Dictionary<Node, Node> _legal = [];
    private readonly Dictionary<Node, int> _readers = [];
    private readonly HashSet<Node> _lines = [];

    /// <summary>The same roots over legal nodes.</summary>
    public static IReadOnlyList<Node> Rewrite(TensorProgram program, IReadOnlyList<Node> roots)
    {
        var legalizer = new Legalizer();
        HashSet<Node> live = Live(roots);
        foreach (Node node in live)
            foreach (Node input in node.Inputs) legalizer._readers[input] = legalizer.Readers(input) + 1;
        foreach (Node root in roots) legalizer._readers[root] = legalizer.Readers(root) + 1;
        foreach (Node node in program.Nodes.ToList())
        {
            if (!live.Contains(node)) continue;
            program.Layer = node.Layer;
            legalizer._legal[node] = legalizer.Legalize(node).InPlaceOf(node);
        }
        return roots.Select(r => legalizer._legal[r]).ToList();
    }

    /// <summary>Everything that the roots need.</summary>
    public static HashSet<Node> Live(IEnumerable<Node> roots)
    {
        var live = new HashSet<Node>();
        var pending = new Stack<Node>(roots);
        while (pending.Count > 0)
            if (pending.Pop() is var node && live.Add(node))
                foreach (Node input in node.Inputs) pending.Push(input);
        return live;
    }

    /// <summary>Where a legal node lies in its buffer.</summary>
    public static Strides StridesOf(Node node) => node switch
    {
        Leaf { Key: Leaf.Input } => Place.Packed(node.Shape),
        View view => view.Of(StridesOf(view.Inputs[0])) ?? throw new InvalidOperationException($"{node} is not legal."),
        Table => Place.Packed(node.Shape),
        Inline inline => InlineOperand.Steps(inline.Map),
        Pad when !IsPadded(node) => PackedSamples(node.Shape),
        Pack => Place.Packed(node.Shape) is var s && node.HasBatch ? new Strides(0, [Place.RoundUp(node.Shape.Last), 1]) : s,
        _ => Place.Padded(node.Shape),
    };

    /// <summary>Whether whole vectors may be read from every row: its buffer is padded and it is not a part of a row.</summary>
    public static bool IsPadded(Node node) => node switch
    {
        Leaf leaf => leaf.Key != Leaf.Input,
        View view => IsPadded(view.Inputs[0]) && KeepsRows(view),
        Pad pad => IsPadded(pad.Inputs[0]) || pad.Axes.Contains(pad.Shape.Rank - 1),
        Table => false,
        _ => true,
    };

    // C order without padding but between samples, which begin at whole vectors.
    private static Strides PackedSamples(Shape shape)
    {
        Strides packed = Place.Packed(shape);
        return shape[0] == Shape.N ? new Strides(0, [Place.RoundUp(shape.Length), .. packed.Steps.Skip(1)]) : packed;
    }

    private static bool KeepsRows(View view) => view.Shape.Rank > 0 && view.Inputs[0].Shape.Rank > 0 && view.Shape.Last == view.Inputs[0].Shape.Last
        && view.Inputs[0] is not Pack && StridesOf(view) is var s && s.Steps[view.Shape.Rank - 1] == 1
        && !(view is Slice { Axis: var axis } && axis == view.Shape.Rank - 1);

    private Node Legalize(Node node)
    {
        if (Rewritten(node) is { } better) return better;
        Node[] inputs = node.Inputs.Select(i => _legal[i]).ToArray();
        Node same = inputs.SequenceEqual(node.Inputs) ? node : node.With(inputs);
        return same switch
        {
            Reshape reshape => LegalReshape(reshape),
            Fill fill => Map.Of(fill.Value, fill.Shape, fill),
            Concat concat when concat.Axis < concat.Shape.Rank - 1 => concat.With([.. concat.Inputs.Select(i => IsFresh(i, Readers(node) > 0 ? 1 : 0) ? i : Map.Copy(i))]),
            Pack or Concat when same.Inputs.Any(i => !HasRows(i)) => same.With(same.Inputs.Select(i => HasRows(i) ? i : Map.Copy(i)).ToList()),
            Contract contract => Legalize(contract),
            Reduce { IsMax: false } sum when InTwoSteps(sum) is { } steps => steps,
            Pad pad => Legalize(pad),
            Unwindow unwindow when !IsPadded(unwindow.Inputs[0]) || !HasRows(unwindow.Inputs[0]) => unwindow.With([Map.Copy(unwindow.Inputs[0])]),
            Softmax softmax when !IsPadded(softmax.Inputs[0]) => Softmax.Of(Map.Copy(softmax.Inputs[0])),
            _ => same,
        };
    }

    // One axis at a time, or two that follow the batch; over whole rows that lie as the result's do.
    private static Node Legalize(Pad pad)
    {
        Node x = pad.Inputs[0];
        int last = pad.Shape.Rank - 1, lead = pad.HasBatch ? 1 : 0;
        IReadOnlyList<int> axes = pad.Axes;
        if (axes.Count > 1 && !(axes.Count == 2 && axes[0] == lead && axes[1] == lead + 1 && axes[1] < last))
            return axes.Aggregate(x, (part, axis) => Legalize((Pad)Pad.Of(part, axis, pad.Before[axis], pad.After[axis], pad.Value)));
        bool fits = HasRows(x) && (axes[0] == last || IsPadded(x) || last == 0 || StridesOf(x).Steps[last - 1] == x.Shape.Last);
        return fits ? pad : pad.With([Map.Copy(x)]);
    }

    private int Readers(Node node) => _readers.TryGetValue(node, out int count) ? count : 0;

    // A kernel writes it for the one reader that asks, and so can write it where that wants it.
    private bool IsFresh(Node node, int readers) => Planner.Core(node) is var core && core is not (Leaf or View or Table or Pack or Pad) && Readers(core) <= readers;

    // Nodes that a rewrite has made of legal ones.
    private Node Legal(Node made)
    {
        if (_legal.TryGetValue(made, out Node? known)) return known;
        foreach (Node input in made.Inputs) _legal[input] = Legal(input);
        return _legal[made] = Legalize(made);
    }

    // What would otherwise need a copy of a tensor, said in another way.
    private Node? Rewritten(Node node) => node switch
    {
        // A turned Map is a Map of turned tensors.
        Transpose { Order: var order } turned when turned.Inputs[0] is Map { Expression: not In } map && Readers(map) == 1 => map.Turned(order, i => _legal[i]),
        Contract c when Inlined(c) is { } inlined => inlined,
        Contract c when Merging(c.Inputs[0]) is { } merging => Split(c, 0, merging),
        Contract c when Merging(c.Inputs[1]) is { } merging => Split(c, 1, merging),
        Reduce { IsMax: true } r when InLines(r) is { } lines => lines,
        Map map when OverLines(map) is { } turned => turned,
        Unwindow u when u.Inputs[0] is Contract c && Readers(c) == 1 && Unwinding.Rewrite(u, c, i => _legal[i]) is { } convolutions => Legal(convolutions),
        Reshape reshape when reshape.Inputs[0] is Contract c && Readers(c) == 1 && SplitsLast(reshape) => Unmerged(c, reshape),
        _ => null,
    };

    // The pooled convolution of one channel by few filters, with its columns in lanes: [n, filters, rows, columns], seen as [n, rows, columns, 1, 1, filters].
    private Node? InLines(Reduce max)
    {
        if (!max.Axes.SequenceEqual([3, 4]) || max.Inputs[0] is not { Shape.Rank: 6 } seen || Readers(seen) > 1) return null;
        Node source = seen;
        while (source is View && source is not Windows && Readers(source) <= 1) source = source.Inputs[0];
        if (source is not Contract { LabelsA: "nhwijc", LabelsB: "ijco", Result: "nhwo" } c || Readers(c) > 1 || c.Inputs[0] is not Windows windows || _legal[windows.Inputs[0]] is not Pad x) return null;
        Shape image = c.Shape;
        bool fits = x.Shape.Last == 1 && !IsPadded(x) && windows.Form.Strides.Concat(windows.Form.Dilations).All(step => step == 1) && image[1] % 2 == 0 && image[2] % 2 == 0
            && Planner.IsPooled(seen, c.Shape, StridesOver(seen, c), Place.Padded(c.Shape));
        // Lanes of columns must be used clearly better than lanes of filters.
        double Used(int length) => (double)length / Place.RoundUp(length);
        return fits && Used(image[2]) > 1.3 * Used(image[3]) ? MaxLines.Of(x, _legal[c.Inputs[1]]).Transpose(0, 2, 3, 1).Reshape(max.Shape) : null;
    }

    private static Strides StridesOver(Node view, Node source) => view == source ? Place.Padded(source.Shape) : ((View)view).Of(StridesOver(view.Inputs[0], source))!;

    // What follows it element by element stays in lines, too.
    private Node? OverLines(Map map)
    {
        Node? lines = map.Inputs.Select(i => Planner.Core(_legal[i])).FirstOrDefault(i => i is Transpose { Inputs: var of } && of[0] is { Shape.Rank: 4 } core && (core is MaxLines || _lines.Contains(core)));
        if (lines is null || lines.Shape.Squeezed != map.Shape.Squeezed || map.Shape.Rank != 4 || map.Inputs.Any(i => Planner.Core(_legal[i]) != lines && i.HasBatch)) return null;
        Node turned = map.Turned([0, 3, 1, 2], i => Planner.Core(_legal[i]) == lines ? lines : _legal[i]);
        _lines.Add(turned);
        return turned.InPlaceOf(map).Transpose(0, 2, 3, 1);
    }

    /// <summary>The tensor whose axes a reshape merges although they lie apart.</summary>
    private Node? Merging(Node node) => node is Reshape reshape && reshape.Of(StridesOf(_legal[reshape.Inputs[0]])) is null && AxisGroups(reshape.Inputs[0].Shape, reshape.Shape) is not null ? reshape.Inputs[0] : null;

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
            if (length != merged[i]) return null;
            groups.Add(Enumerable.Range(first, axis - first).ToArray());
        }
        return axis == parts.Rank ? groups : null;
    }

    // A weight's gradient computes a gradient that nobody else reads, such as that of a pooled convolution, instead of storing it.
    private Node? Inlined(Contract c)
    {
        if (c.HasBatch || c.Inputs[1] is not Reshape reshape || Readers(reshape) > 1 || Readers(reshape.Inputs[0]) > 1 || _legal[reshape.Inputs[0]] is not Map { Expression: not In } map) return null;
        if (InlineOperand.Vectors(map) is null || AxisGroups(map.Shape, reshape.Shape) is not { } groups || groups[groups.Count - 1].Length > 1) return null;
        return Split(c, c.LabelsB, groups, map.Shape, 1, Inline.Of(map));
    }

    // x.Reshape([n, h·w·c]) · W is x · W.Reshape([h, w, c, ..]).
    private Node Split(Contract c, int operand, Node parts)
    {
        string labels = operand == 0 ? c.LabelsA : c.LabelsB;
        return Split(c, labels, AxisGroups(parts.Shape, c.Inputs[operand].Shape)!, parts.Shape, operand, _legal[parts]).Reshape(c.Shape) is var result && result is Reshape merged ? LegalReshape(merged) : result;
    }

    // One label becomes several in every tensor that has it; one operand may be there in parts already.
    private Node Split(Contract c, string labels, List<int[]> groups, Shape parts, int given = -1, Node? operand = null)
    {
        char next = 'A';
        string[] names = groups.Select((g, i) => g.Length == 1 ? labels[i].ToString() : new string(g.Select(_ => next++).ToArray())).ToArray();
        string Spread(string old) => string.Concat(old.Select(l => labels.IndexOf(l) is var i && i >= 0 ? names[i] : l.ToString()));
        Node Shaped(Node x, string old) => x.Reshape(new Shape([.. old.SelectMany((l, axis) => labels.IndexOf(l) is var i && i >= 0 && groups[i].Length > 1 ? groups[i].Select(a => parts[a]) : [x.Shape[axis]])]));
        Node Operand(int i, string old) => i == given ? operand! : Shaped(_legal[c.Inputs[i]], old);
        return Legalize((Contract)Contract.Of(Operand(0, c.LabelsA), Spread(c.LabelsA), Operand(1, c.LabelsB), Spread(c.LabelsB), Spread(c.Result))).InPlaceOf(c);
    }

    // Where the last axis is split into rows, these are padded from the start.
    private static bool SplitsLast(Reshape reshape) => reshape.Shape.Last % 16 != 0 && AxisGroups(reshape.Shape, reshape.Inputs[0].Shape) is { } groups && groups[groups.Count - 1].Length > 1;

    private Node Unmerged(Contract c, Reshape reshape) => Split(c, c.Result, AxisGroups(reshape.Shape, c.Shape)!, reshape.Shape);

    // A sum over the batch has few rows that threads could share: each sample is summed up first, where that leaves much less.
    private static Node? InTwoSteps(Reduce sum)
    {
        int[] others = [.. sum.Axes.Where(a => sum.Inputs[0].Shape[a] != Shape.N)];
        bool isMuch = others.Length < sum.Axes.Count && others.Aggregate(1L, (product, a) => product * sum.Inputs[0].Shape[a]) > 4;
        return isMuch ? Reduce.Sum(Reduce.Sum(sum.Inputs[0], others), [.. sum.Axes.Except(others)]) : null;
    }

    private static Node Legalize(Contract c)
    {
        for (int first = 0; first < 2; first++)
            if (ContractForm.Find(c, first) is not null) return c;
        if (ContractForm.Turned(c) is not null) return c;
        // The cheapest copies that make it a matrix product: of B, of A, of both.
        foreach (bool copiesA in new[] { false, true })
            foreach (bool copiesB in new[] { !copiesA, copiesA })
                for (int first = 0; first < 2; first++)
                {
                    Contract? copied = copiesB ? WithB(c, first) : c;
                    if (copied is not null && copiesA) copied = WithA(copied, first);
                    if (copied is not null && ContractForm.Find(copied, first) is not null) return copied;
                }
        return SumOfProducts(c, c.Inputs[0], c.Inputs[1]);
    }

    // Rows are contiguous, and all axes but the last, and after the batch, step as one.
    private static bool HasRows(Node node) => IsContiguous(node) && (node.Shape.Rank < 2 || (node.HasBatch && node.Shape.Rank == 2)
        || new Reshape(node, new Shape(node.HasBatch ? [Shape.N, (int)(node.Shape.Length / node.Shape.Last), node.Shape.Last] : [(int)(node.Shape.Length / node.Shape.Last), node.Shape.Last])).Of(StridesOf(node)) is not null);

    private static bool IsContiguous(Node node) => node.Shape.Rank == 0 || node.Shape.Last == 1 || StridesOf(node).Steps[node.Shape.Rank - 1] == 1;

    private static Node LegalReshape(Reshape reshape) => reshape.Of(StridesOf(reshape.Inputs[0])) is null ? Packed(reshape.Inputs[0]).Reshape(reshape.Shape) : reshape;

    private static Node Packed(Node x) => Pack.Of(HasRows(x) ? x : Map.Copy(x));

    // B in the order sum, columns: for an input's gradient this is the transposed kernel.
    private static Contract? WithB(Contract c, int first)
    {
        string labels = first == 0 ? c.LabelsB : c.LabelsA, other = first == 0 ? c.LabelsA : c.LabelsB;
        string order = new([.. other.Where(l => labels.Contains(l) && !c.Result.Contains(l)), .. c.Result.Where(l => labels.Contains(l) && !other.Contains(l))]);
        if (order.Length != labels.Length) return null;
        if (c.Inputs[1 - first] is Leaf) c.Program.Layer = "Transposed kernels, for the backward pass";
        Node b = c.Inputs[1 - first], copy = Map.Copy(b.Transpose(order.Select(l => labels.IndexOf(l)).ToArray()));
        if (b.Name.Length > 0) copy.Named(b.Name + "T");
        c.Program.Layer = c.Layer;
        return (Contract)(first == 0 ? Contract.Of(c.Inputs[0], c.LabelsA, copy, order, c.Result) : Contract.Of(copy, order, c.Inputs[1], c.LabelsB, c.Result));
    }

    // A in the order rows, sum, with the axes of the sum packed into one; B's are merged likewise.
    private static Contract? WithA(Contract c, int first)
    {
        (string labels, string other) = first == 0 ? (c.LabelsA, c.LabelsB) : (c.LabelsB, c.LabelsA);
        string rows = new(c.Result.Where(l => labels.Contains(l) && !other.Contains(l)).ToArray()), depth = new(labels.Where(l => !c.Result.Contains(l)).ToArray());
        string lanes = new(c.Result.Where(l => other.Contains(l) && !labels.Contains(l)).ToArray());
        if (depth.Length == 0 || rows.Length + depth.Length != labels.Length || depth.Any(l => c.Inputs[first].Shape[labels.IndexOf(l)] == Shape.N)) return null;
        Node a = c.Inputs[first].Transpose((rows + depth).Select(l => labels.IndexOf(l)).ToArray());
        int terms = depth.Aggregate(1, (product, l) => product * c.Inputs[first].Shape[labels.IndexOf(l)]);
        Shape merged = new([.. rows.Select((_, i) => a.Shape[i]), terms]);
        Node packed = Map.Copy((new Reshape(a, merged).Of(StridesOf(a)) is null ? Packed(a) : a).Reshape(merged));
        Node source = c.Inputs[1 - first], b = source.Reshape(new Shape([terms, .. lanes.Select(l => source.Shape[other.IndexOf(l)])]));
        if (other != depth + lanes || (b is Reshape view && view.Of(StridesOf(view.Inputs[0])) is null)) return null;
        return (Contract)(first == 0 ? Contract.Of(packed, rows + "*", b, "*" + lanes, c.Result) : Contract.Of(b, "*" + lanes, packed, rows + "*", c.Result));
    }

    private static Node SumOfProducts(Contract c, Node a, Node b)
    {
        string space = c.Result + c.Summed;
        Node Spread(Node x, string labels)
        {
            Node ordered = x.Transpose(space.Where(l => labels.Contains(l)).Select(l => labels.IndexOf(l)).ToArray());
            return ordered.Reshape(new Shape(space.Select(l => labels.Contains(l) ? x.Shape[labels.IndexOf(l)] : 1).ToArray()));
        }
        Node product = Map.Of(new In(0) * new In(1), Spread(a, c.LabelsA), Spread(b, c.LabelsB));
        return Reduce.Sum(product, Enumerable.Range(c.Result.Length, c.Summed.Length).ToArray()).Reshape(c.Shape);
    }
}
