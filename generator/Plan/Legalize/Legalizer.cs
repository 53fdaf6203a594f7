using NetGen.Generator.Primitives;

namespace NetGen.Generator.Plan;

/// <summary>Makes a program of what kernels can read and write where it lies: rewrites what has a cheaper form, copies operands into rows
/// of vectors, and turns the rare contraction that is no matrix product into a sum of products.</summary>
internal sealed class Legalizer
{
    /// <summary>Other ways to say what would need copies, or more memory than it must: of a node as its layer wrote it. The first that
    /// applies is taken; what it gives is legal.</summary>
    private static readonly Rewrite[] s_forms =
    [
        new TransposedMaps(),
        new ComputedOperands(),
        new PartedOperands(),
        new PooledLines(),
        new MapsOverLines(),
        new MapsOverParts(),
        new UnwoundProducts(),
        new UnwindowsByStep(),
        new PartedColumns(),
    ];

    /// <summary>What makes a node legal whose inputs are. The first that applies is taken; a node that none applies to is legal.</summary>
    private static readonly Rewrite[] s_rules =
    [
        new PackedReshapes(),
        new FillsAsMaps(),
        new ConcatsInPlace(),
        new MatrixProducts(),
        new SumsInTwoSteps(),
        new PadsByAxis(),
        new PackedIndices(),
    ];

    private readonly Dictionary<Node, Node> _legal = [];
    private readonly Dictionary<Node, int> _readers = [];
    private readonly Dictionary<Node, Node> _lastReaders = [];
    private readonly ILookup<Scan, Node> _asked;

    /// <summary>Values that are written where they go in a larger tensor, and that tensor.</summary>
    public Dictionary<Node, Node> Homes { get; } = [];

    private Legalizer(IEnumerable<Node> live) => _asked = live.OfType<ScanOut>().ToLookup(o => o.Scan, o => o.Value);

    /// <summary>The same roots over legal nodes.</summary>
    public static IReadOnlyList<Node> Legalize(IReadOnlyList<Node> roots)
    {
        HashSet<Node> live = Nodes.Live(roots);
        var legalizer = new Legalizer(live.OrderBy(node => node.Id));
        foreach (Node read in live.SelectMany(node => node.Inputs).Concat(roots))
            legalizer._readers[read] = legalizer.Readers(read) + 1;
        foreach (Node reader in live)
        foreach (Node read in reader.Inputs)
            legalizer._lastReaders[read] = reader;
        IReadOnlyDictionary<Node, int> rows = KeptSteps.Rows(live);
        foreach (Node node in roots[0].Program.Nodes.Where(live.Contains).ToList())
            legalizer.Visit(node, rows.TryGetValue(node, out int kept) ? kept : null);
        return roots.Select(r => legalizer._legal[r]).ToList();
    }

    /// <summary>What a node has become.</summary>
    public Node this[Node node] => _legal[node];

    /// <summary>How many nodes and roots read a node.</summary>
    public int Readers(Node node) => _readers.TryGetValue(node, out int count) ? count : 0;

    /// <summary>The node that alone reads another one; null where several do, or a root is the reader.</summary>
    public Node? OnlyReader(Node node) => Readers(node) == 1 && _lastReaders.TryGetValue(node, out Node reader) ? reader : null;

    /// <summary>Legal nodes for those that a rule has made of legal ones.</summary>
    public Node Legal(Node made)
    {
        if (_legal.TryGetValue(made, out Node? known))
            return known;
        foreach (Node input in made.Inputs)
            _legal[input] = Legal(input);
        Node legal = _legal[made] = Legalize(made);
        Settle(legal);
        return legal;
    }

    private void Visit(Node node, int? kept)
    {
        Node legal = _legal[node] = node.Program.For(node.Origin, () => Legalize(node).InPlaceOf(node));
        // What a view looks at is called as the view is, if it has no name of its own.
        if (kept is { } rows)
        {
            if (!legal.IsWrittenInSteps)
                legal = _legal[node] = ReadAs(legal, Map.Copy(legal).InPlaceOf(node));
            legal.Rows = rows;
        }
        Settle(legal);
        for (; legal is View && legal.Inputs[0].Name.Length == 0; legal = legal.Inputs[0])
            legal.Inputs[0].InPlaceOf(legal);
    }

    private Node Legalize(Node node)
    {
        if (node is LoopCarried { Initial: Fill })
            return node;
        if (First(s_forms, node) is { } better)
            return ReadAs(node, better);
        if (node is Scan { Results.Count: > 0 } scan)
            return scan.Asked(_asked[scan].Select(value => _legal[value]));
        Node[] inputs = node.Inputs.Select(i => _legal[i]).ToArray();
        Node same = ReadAs(node, WithCopies(inputs.SequenceEqual(node.Inputs) ? node : node.With(inputs)));
        return First(s_rules, same) is { } legal ? ReadAs(same, legal) : same;
    }

    // Whoever read the one reads the other.
    private Node ReadAs(Node node, Node other)
    {
        if (other != node)
            _readers[other] = Readers(other) + Readers(node);
        return other;
    }

    private Node? First(Rewrite[] rules, Node node) => rules.Select(rule => rule.Of(node, this)).FirstOrDefault(made => made is not null);

    // What does not lie as a routine needs it is copied.
    private static Node WithCopies(Node node)
    {
        Node[] inputs = [.. node.Inputs.Select((x, i) => RowLayout.Fits(x, node.Needs(i)) ? x : Map.Copy(x))];
        return inputs.SequenceEqual(node.Inputs) ? node : node.With(inputs);
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
}
