using NetGen.Generator.Text;

namespace NetGen.Generator.Primitives;

/// <summary>The tensor program: all nodes in order of computation. Making a node that is already there gives the one that is
/// there.</summary>
internal sealed class TensorProgram
{
    private readonly List<Node> _nodes = [];
    private readonly Dictionary<string, Node> _byKey = [];

    private readonly HashSet<string> _names = [.. ReservedNames.OfPasses];
    private int _loops;
    private Origin? _origin;

    public IReadOnlyList<Node> Nodes => _nodes;

    public TimeLoop NewLoop(int length, bool isReverse = false, int truncateAfter = 0) => new(_loops++, length, isReverse, truncateAfter);

    /// <summary>What <paramref name="make"/> returns; every node that it makes gets the origin.</summary>
    public T For<T>(Origin origin, Func<T> make)
    {
        Origin? outer = _origin;
        _origin = origin;
        try
        {
            return make();
        }
        finally
        {
            _origin = outer;
        }
    }

    public Node Add(Node node)
    {
        if (Find(node) is { } existing)
            return existing;
        node.Enter(this, _nodes.Count, _origin ?? Origin.Of(node.Inputs));
        _nodes.Add(node);
        return _byKey[KeyOf(node)] = node;
    }

    /// <summary>The node of the program that computes the same; null if there is none.</summary>
    public Node? Find(Node node) => _byKey.TryGetValue(KeyOf(node), out Node? existing) ? existing : null;

    /// <summary>The name itself, or with a number behind it if it is taken.</summary>
    public string Unique(string name) => Identifier.Numbered(name, "_", _names);

    /// <summary>The program as text: a line a node, under headings that say where they come from.</summary>
    public override string ToString()
    {
        var lines = new List<string>();
        string heading = "";
        foreach (Node node in _nodes)
        {
            if (node.Origin.Heading != heading)
                lines.Add("// " + (heading = node.Origin.Heading));
            lines.Add(node.ToString());
        }
        return string.Join("\n", lines);
    }

    private static string KeyOf(Node node) =>
        node.Operation + node.Shape + "(" + string.Join(",", node.Inputs.Select(i => Show.Of(i.Id))) + ")";
}
