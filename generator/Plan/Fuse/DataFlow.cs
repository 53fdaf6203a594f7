using NetGen.Generator.Primitives;

namespace NetGen.Generator.Plan;

/// <summary>Who reads what in a legal program, and which kernel has made it so far.</summary>
internal sealed class DataFlow
{
    private readonly Dictionary<Node, List<Node>> _users = [];
    private readonly Dictionary<Node, Kernel> _producers = [];
    private readonly HashSet<Node> _inlined = [];
    private readonly HashSet<Node> _backward = [];
    private readonly HashSet<Node> _roots;

    public DataFlow(IReadOnlyList<Node> nodes, IReadOnlyList<Node> roots)
    {
        _roots = [.. roots];
        foreach (Node node in nodes)
        foreach (Node input in node.Inputs.Distinct())
        {
            if (!_users.TryGetValue(input, out List<Node>? users))
                _users[input] = users = [];
            users.Add(node);
        }
        FindBackward(nodes);
    }

    /// <summary>Maps that whoever reads them computes.</summary>
    public ISet<Node> Inlined => _inlined;

    /// <summary>It is asked of the program.</summary>
    public bool IsRoot(Node node) => _roots.Contains(node);

    /// <summary>It needs the loss's gradient; of a loop all or nothing.</summary>
    public bool IsBackward(Node node) => _backward.Contains(node);

    public bool IsInlined(Node node) => _inlined.Contains(node);

    /// <summary>The kernel that computes a node; null for what no kernel has computed so far.</summary>
    public Kernel? ProducerOf(Node node) => _producers.TryGetValue(node, out Kernel? kernel) ? kernel : null;

    /// <summary>A kernel computes the node.</summary>
    public void Produce(Node node, Kernel kernel) => _producers[node] = kernel;

    /// <summary>Whoever reads the Map computes it.</summary>
    public void LeaveToReaders(Map map) => _inlined.Add(map);

    /// <summary>Whose input it is.</summary>
    public IReadOnlyList<Node> Users(Node node) => _users.TryGetValue(node, out List<Node>? users) ? users : [];

    /// <summary>Who reads its values: users, through views and inlined Maps.</summary>
    public IEnumerable<Node> Readers(Node node) => Users(node).SelectMany(u => u is View or Inline || IsInlined(u) ? Readers(u) : [u]);

    /// <summary>The user itself or, where it puts unit axes in or takes them out and leaves rows as they are, whose input that
    /// is.</summary>
    public IEnumerable<Node> SeenBy(Node user) =>
        user is Reshape { Shape.Rank: > 0 } && user.Core() is { Shape.Rank: > 0 } core && core != user && core.Shape.Last == user.Shape.Last
            ? Users(user).SelectMany(SeenBy)
            : [user];

    /// <summary>What reading a node reads in the end: through views and inlined Maps.</summary>
    public IEnumerable<Node> Stored(Node node) =>
        node is View or Inline or LoopCarried || IsInlined(node) ? node.Inputs.SelectMany(Stored) : [node];

    /// <summary>The kernels that compute what reading a node reads.</summary>
    public IEnumerable<Kernel> Sources(Node node) => Stored(node).Select(ProducerOf).OfType<Kernel>();

    private void FindBackward(IReadOnlyList<Node> nodes)
    {
        int known;
        do
        {
            known = _backward.Count;
            foreach (Node node in nodes)
                if (node is Leaf { IsOfLoss: true } || node.Inputs.Any(_backward.Contains))
                    _backward.Add(node);
            HashSet<TimeLoop> loops = [.. _backward.Select(n => n.Loop).OfType<TimeLoop>()];
            _backward.UnionWith(nodes.Where(n => n.Loop is { } loop && loops.Contains(loop)));
        } while (_backward.Count > known);
    }
}
