using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Plan;

/// <summary>Rewrites what no kernel can read where it lies: copies operands of contractions into rows of vectors, and turns the rare
/// contraction that is no matrix product into a sum of products.</summary>
internal sealed partial class Legalizer
{
    private readonly Dictionary<Node, Node> _legal = [];
    private readonly Dictionary<Node, int> _readers = [];
    private readonly HashSet<Node> _lines = [];

    /// <summary>The same roots over legal nodes.</summary>
    public static IReadOnlyList<Node> Rewrite(IReadOnlyList<Node> roots)
    {
        TensorProgram program = roots[0].Program;
        var legalizer = new Legalizer();
        HashSet<Node> live = Live(roots);
        foreach (Node node in live)
        foreach (Node input in node.Inputs)
            legalizer._readers[input] = legalizer.Readers(input) + 1;
        foreach (Node root in roots)
            legalizer._readers[root] = legalizer.Readers(root) + 1;
        IReadOnlyDictionary<Node, int> rows = Steps.Rows(live);
        foreach (Node node in program.Nodes.ToList())
        {
            if (!live.Contains(node))
                continue;
            Node legal = legalizer._legal[node] = program.For(node.Origin, () => legalizer.Legalize(node).InPlaceOf(node));
            // What a view looks at is called as the view is, if it has no name of its own.
            if (rows.TryGetValue(node, out int kept))
            {
                if (!legal.IsWrittenInSteps)
                    legal = legalizer._legal[node] = Map.Copy(legal).InPlaceOf(node);
                legal.Rows = kept;
            }
            legalizer.Settle(legal);
            // Whoever read the one reads the other.
            if (legal != node)
                legalizer._readers[legal] = legalizer.Readers(legal) + legalizer.Readers(node);
            for (; legal is View && legal.Inputs[0].Name.Length == 0; legal = legal.Inputs[0])
                legal.Inputs[0].InPlaceOf(legal);
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
                foreach (Node input in node.Inputs)
                    pending.Push(input);
        return live;
    }

    private Node Legalize(Node node)
    {
        if (node is Brought { Initial: Fill })
            return node;
        if (Rewritten(node) is { } better)
            return better;
        Node[] inputs = node.Inputs.Select(i => _legal[i]).ToArray();
        Node same = inputs.SequenceEqual(node.Inputs) ? node : node.With(inputs);
        same = WithCopies(same);
        return same switch
        {
            Reshape reshape => LegalReshape(reshape),
            Fill fill => Map.Of(fill.Value, fill.Shape, fill),
            Concat concat when concat.Axis < concat.Shape.Rank - 1 => concat.With([
                .. concat.Inputs.Select(i => IsFresh(i, Readers(node) > 0 ? 1 : 0) ? i : Map.Copy(i)),
            ]),
            Contract contract => Legalize(contract),
            Reduce { IsMax: false } sum when InTwoSteps(sum) is { } steps => steps,
            Pad pad => Legalize(pad),
            Gather or ScatterAdd => LegalLookup(same),
            _ => same,
        };
    }

    // What does not lie as a routine needs it is copied.
    private static Node WithCopies(Node node)
    {
        Node[] inputs = [.. node.Inputs.Select((x, i) => Fits(x, node.Needs(i)) ? x : Map.Copy(x))];
        return inputs.SequenceEqual(node.Inputs) ? node : node.With(inputs);
    }

    private static bool Fits(Node x, Operand needed) =>
        (!needed.IsPadded || x.HasPaddedRows)
        && (needed.DenseFrom is not { } first || IsDense(x, first))
        && (!needed.IsRowByRow || HasRows(x));

    // One axis at a time, or two that follow the batch; over whole rows that lie as the result's do.
    private static Node Legalize(Pad pad)
    {
        Node x = pad.Inputs[0];
        int last = pad.Shape.Rank - 1,
            lead = pad.HasBatch ? 1 : 0;
        IReadOnlyList<int> axes = pad.Axes;
        if (axes.Count > 1 && !(axes.Count == 2 && axes[0] == lead && axes[1] == lead + 1 && axes[1] < last))
            return axes.Aggregate(x, (part, axis) => Legalize((Pad)Pad.Of(part, axis, pad.Before[axis], pad.After[axis], pad.Value)));
        bool fits = IsDense(x, lead) && (axes[0] == last || x.HasPaddedRows || last == 0 || x.Layout.Steps[last - 1] == x.Shape.Last);
        return fits ? pad : pad.With([Map.Copy(x)]);
    }

    // A sample's indices lie side by side.
    private static Node LegalLookup(Node lookup)
    {
        Node indices = lookup.Inputs[1];
        var merged = new Shape(indices.HasBatch ? [Shape.N, (int)indices.Shape.Length] : [(int)indices.Shape.Length]);
        bool areBeside = new Reshape(indices, merged).Of(indices.Layout) is { } steps && steps.Steps[merged.Rank - 1] == 1;
        return areBeside ? lookup : lookup.With([lookup.Inputs[0], Packed(indices).Reshape(indices.Shape)]);
    }

    private int Readers(Node node) => _readers.TryGetValue(node, out int count) ? count : 0;

    // A kernel writes it for the one reader that asks, and so can write its rows where that wants them.
    private bool IsFresh(Node node, int readers) =>
        node.Core() is var core
        && core.Shape.Rank > 0
        && core.Shape.Last == node.Shape.Last
        && core.IsWrittenAnywhere
        && core.Rows == 1
        && Readers(core) <= readers;

    // Nodes that a rewrite has made of legal ones.
    private Node Legal(Node made)
    {
        if (_legal.TryGetValue(made, out Node? known))
            return known;
        foreach (Node input in made.Inputs)
            _legal[input] = Legal(input);
        Node legal = _legal[made] = Legalize(made);
        Settle(legal);
        return legal;
    }

    // What a legal node is made of is legal: a rewrite may meet it again.
    private void Settle(Node legal)
    {
        if (_legal.ContainsKey(legal))
            return;
        _legal[legal] = legal;
        foreach (Node input in legal.Inputs)
            Settle(input);
    }

    // A sum over the batch has few rows that threads could share: each sample is summed up first, where that leaves much less.
    private static Node? InTwoSteps(Reduce sum)
    {
        int[] others = [.. sum.Axes.Where(a => sum.Inputs[0].Shape[a] != Shape.N)];
        bool isMuch = others.Length < sum.Axes.Count && others.Aggregate(1L, (product, a) => product * sum.Inputs[0].Shape[a]) > 4;
        return isMuch
            ? Reduce.Sum(
                Reduce.Sum(sum.Inputs[0], others).Named(sum.Name.Length > 0 ? "samples_" + sum.Name : "samples"),
                [.. sum.Axes.Except(others)]
            )
            : null;
    }

    // Rows are contiguous, and all axes but the last, and after the batch, step as one.
    private static bool HasRows(Node node) =>
        IsContiguous(node)
        && (
            node.Shape.Rank < 2
            || (node.HasBatch && node.Shape.Rank == 2)
            || new Reshape(
                node,
                new Shape(
                    node.HasBatch
                        ? [Shape.N, (int)(node.Shape.Length / node.Shape.Last), node.Shape.Last]
                        : [(int)(node.Shape.Length / node.Shape.Last), node.Shape.Last]
                )
            ).Of(node.Layout)
                is not null
        );

    // Rows are contiguous and, from an axis on, follow each other as C order has them.
    private static bool IsDense(Node node, int first)
    {
        if (!IsContiguous(node))
            return false;
        int[] steps = node.Layout.Steps,
            axes = [.. Enumerable.Range(first, Math.Max(node.Shape.Rank - 1 - first, 0)).Where(a => node.Shape[a] != 1)];
        return axes.Length == 0
            || (
                steps[axes[axes.Length - 1]] >= node.Shape.Last
                && Enumerable.Range(0, axes.Length - 1).All(i => steps[axes[i]] == steps[axes[i + 1]] * node.Shape[axes[i + 1]])
            );
    }

    private static bool IsContiguous(Node node) =>
        node.Shape.Rank == 0 || node.Shape.Last == 1 || node.Layout.Steps[node.Shape.Rank - 1] == 1;

    private static Node LegalReshape(Reshape reshape) =>
        reshape.Of(reshape.Inputs[0].Layout) is null ? Packed(reshape.Inputs[0]).Reshape(reshape.Shape) : reshape;

    private static Node Packed(Node x) => Pack.Of(HasRows(x) ? x : Map.Copy(x));
}
