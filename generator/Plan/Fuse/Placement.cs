using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Plan;

/// <summary>Gives everything that is stored a place.</summary>
internal sealed class Placement
{
    private readonly DataFlow _flow;
    private readonly IReadOnlyDictionary<TimeLoop, Scan> _scans;
    private readonly Dictionary<Node, Place> _places = [];
    private readonly Dictionary<Node, (Node Part, Concat Home, int Start)> _homes;
    private int _samples,
        _scratch;

    public Placement(IEnumerable<Node> nodes, DataFlow flow, IReadOnlyDictionary<TimeLoop, Scan> scans)
    {
        (_flow, _scans) = (flow, scans);
        // Parts of a tensor are written where it lies.
        _homes = nodes
            .OfType<Concat>()
            .Where(c => c.IsInner)
            .SelectMany(c => c.Inputs.Select((part, i) => (Part: part, Home: c, Start: c.Inputs.Take(i).Sum(p => p.Shape[c.Axis]))))
            .ToDictionary(p => p.Part.Core());
    }

    /// <summary>The plan: roots where they are asked for, what kernels hand to each other in the workspace.</summary>
    public KernelPlan Place(IReadOnlyList<Kernel> kernels, IEnumerable<(Node Node, Block? Destination)> destinations, PadRules pads)
    {
        foreach ((Node root, Block? destination) in destinations)
            if (destination is not null)
                _places[root] = new Place(destination, Layouts.Padded(root.Shape));
        foreach (Kernel kernel in kernels.SelectMany(k => k is ScanKernel scan ? scan.Body : [k]))
        foreach (Node node in kernel.Nodes.Where(n => IsStored(n, kernel)))
            Locate(node);
        foreach (Scan scan in _scans.Values)
        foreach (
            Node node in (Node[])[.. scan.Carries, .. scan.Accumulations.Select(p => p.Accumulator), .. _flow.Users(scan).OfType<ScanOut>()]
        )
            Locate(node);
        return new KernelPlan(kernels, _places, _flow.Inlined, pads, _samples, _scratch);
    }

    private bool IsStored(Node node, Kernel kernel) =>
        node is not Accumulate
        && (_flow.IsRoot(node) || _flow.Readers(node).Any(u => _flow.ProducerOf(u) != kernel || !(u is Map || kernel is PooledKernel)));

    private Place Locate(Node node)
    {
        if (!_places.TryGetValue(node, out Place? place))
            _places[node] = place = node switch
            {
                ScanOut result => new Place(Locate(result.Value).Block, TimeRows.Of(result)),
                Carry carry => Locate(_scans[carry.Loop].NextOf(carry)) with { Running = KeptSteps.Running(carry, _scans[carry.Loop]) },
                _ => _homes.TryGetValue(node, out var home) ? Within(home.Part, home.Home, home.Start, node.Shape) : Allocate(node),
            };
        return place;
    }

    private Place Within(Node part, Concat home, int start, Shape shape)
    {
        Place whole = Locate(home);
        MemoryLayout steps = new(whole.Layout.Offset + start * whole.Layout.Strides[home.Axis], whole.Layout.Strides);
        return new Place(whole.Block, steps.Align(part.Shape, shape), whole.Running);
    }

    private Place Allocate(Node node)
    {
        ref int end = ref node.HasBatch ? ref _samples : ref _scratch;
        string name = node.Named("t" + Show.Of(node.Id)).Name;
        var place = new Place(
            new Block(name, node.HasBatch ? Region.Samples : Region.Scratch, end),
            node.Layout,
            node.Loop is { } loop ? KeptSteps.Running(node, _scans[loop]) : default
        );
        // Samples that are not padded row by row are padded as a whole.
        int size = node is Pad { HasBatch: true, Rows: 1 } ? place.Layout.Strides[0] : Layouts.Size(node.Shape);
        end = checked(end + node.Rows * size);
        return place;
    }
}
