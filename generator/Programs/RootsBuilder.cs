using NetGen.Generator.Model;
using NetGen.Generator.Plan;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Programs;

/// <summary>Collects what is asked of a lowered network, in the order in which it is computed, and says where leaves and results
/// lie.</summary>
internal sealed class RootsBuilder
{
    private readonly Lowered _lowered;
    private readonly ArenaLayout _arena;
    private readonly Dictionary<Node, Block> _leaves = [];
    private readonly List<Root> _roots = [];
    private readonly List<Root> _carried = [];
    private readonly List<Root> _initial = [];
    private readonly int _carriedLength;

    public RootsBuilder(Lowered lowered, ArenaLayout arena)
    {
        (_lowered, _arena) = (lowered, arena);
        foreach (Node node in lowered.Z.Program.Nodes)
            if (node is Leaf { Key: Leaf.Input or Leaf.Source } leaf)
                _leaves[node] = new Block(leaf.Key, Region.Input, 0);
        foreach ((Parameter parameter, Node node) in lowered.Parameters)
            _leaves[node] = new Block(node.Name, parameter.IsState ? Region.States : Region.Parameters, arena.OffsetOf(parameter));
        foreach (Carried carried in lowered.Carried)
        {
            int size = Layouts.Size(carried.First.Shape);
            string name = carried.Name.Replace('.', '_');
            _leaves[carried.First] = new Block(name, Region.Carried, _carriedLength) { Length = size };
            var left = new Block(name + "_left", Region.CarriedOut, _carriedLength) { Length = size };
            if (carried.Last is { } last)
                _carried.Add(new Root(last, left));
            if (carried.Initial is { } initial)
                _initial.Add(new Root(initial, left));
            _carriedLength += size;
        }
    }

    /// <summary>The gradient of the loss with respect to z, which the pass is given.</summary>
    public Node Cotangent() => Given(Leaf.Cotangent, _lowered.Z.Shape, new Block("dz", Region.DZ, 0));

    /// <summary>How that gradient changes along the direction, which the pass is given as well.</summary>
    public Node CotangentChange() => Given(Leaf.CotangentChange, _lowered.Z.Shape, new Block("dzChange", Region.DZChange, 0));

    /// <summary>The gradient of what is made of the output's slope with respect to it, which the pass is given.</summary>
    public Node SlopeCotangent(Shape shape) => Given(Leaf.Cotangent, shape, new Block("dslope", Region.DZ, 0));

    /// <summary>A parameter's share of the direction that the pass is given.</summary>
    public Node Direction(Parameter parameter, Node node) =>
        Given("direction " + parameter.Name, parameter.Shape, new Block(node.Name, Region.Direction, _arena.OffsetOf(parameter)));

    public RootsBuilder Add(Node node, Block destination)
    {
        _roots.Add(new Root(node, destination));
        return this;
    }

    /// <summary>z, the result before the link.</summary>
    public RootsBuilder Result() => Add(_lowered.Z, new Block("z", Region.Z, 0));

    /// <summary>What recurrent layers carry out.</summary>
    public RootsBuilder Carried()
    {
        _roots.AddRange(_carried);
        return this;
    }

    /// <summary>What a stream carries into its first step; nothing where it begins with zeros.</summary>
    public RootsBuilder Initial()
    {
        _roots.AddRange(_initial);
        return this;
    }

    /// <summary>Which steps are no padding, if any may be.</summary>
    public RootsBuilder Mask() => Scratch(_lowered.Mask, RootRole.Mask);

    /// <summary>What layers add to the loss, if they do.</summary>
    public RootsBuilder Penalty() => Scratch(_lowered.Penalty, RootRole.Penalty);

    public PassProgram Program() => new(_roots, _leaves) { CarriedLength = _carriedLength };

    private Node Given(string key, Shape shape, Block block)
    {
        Node leaf = _lowered.Z.Program.Add(new Leaf(key, shape)).Named(block.Region == Region.Direction ? "v" + block.Name : block.Name);
        _leaves[leaf] = block;
        return leaf;
    }

    private RootsBuilder Scratch(Node? node, RootRole role)
    {
        if (node is not null)
            _roots.Add(new Root(node, null, role));
        return this;
    }
}
