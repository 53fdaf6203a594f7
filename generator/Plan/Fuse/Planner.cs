using NetGen.Generator.Primitives;

namespace NetGen.Generator.Plan;

/// <summary>Turns a legal program into kernels: joins element-by-element work to the kernel before it, leaves to the reader what is cheaper
/// computed than stored, cuts the passes into phases, and gives everything that is stored a place.</summary>
internal sealed class Planner
{
    private readonly List<Kernel> _kernels = [];
    private readonly Dictionary<TimeLoop, Scan> _scans = [];
    private readonly DataFlow _flow;
    private readonly Fusion _fusion;

    private Planner(DataFlow flow, PadRules pads, bool isSingle) => (_flow, _fusion) = (flow, new Fusion(flow, pads, isSingle));

    /// <summary>The plan for the roots, each of which ends where <paramref name="destinations"/> says; a null destination is a place in the
    /// scratch.</summary>
    /// <param name="destinations">The roots.</param>
    /// <param name="isSingle">There is never more than one sample, of one step.</param>
    public static KernelPlan Make(IReadOnlyList<(Node Node, Block? Destination)> destinations, bool isSingle = false)
    {
        Node[] roots = [.. destinations.Select(d => d.Node)],
            nodes = [.. Nodes.Live(roots).OrderBy(n => n.Id)];
        var flow = new DataFlow(nodes, roots);
        var pads = new PadRules(nodes, roots);
        var planner = new Planner(flow, pads, isSingle);
        HashSet<Node> prepared = Prepared(nodes, flow);
        Node[] ordered = [.. nodes.Where(prepared.Contains), .. nodes.Where(n => !prepared.Contains(n))];
        foreach (Node node in ordered)
            planner.Visit(node);
        Phases.Cut(planner._kernels, flow);
        var placement = new Placement(ordered, flow, planner._scans);
        return placement.Place(planner._kernels, destinations, pads);
    }

    // What is made of weights alone and read by the forward pass comes first, so that it stands ready where a kernel joins what reads it to
    // itself.
    private static HashSet<Node> Prepared(IReadOnlyList<Node> nodes, DataFlow flow)
    {
        var ofSamples = new HashSet<Node>();
        foreach (Node node in nodes)
            if (node.HasBatch || node.Inputs.Any(ofSamples.Contains))
                ofSamples.Add(node);
        var prepared = new HashSet<Node>();
        foreach (Node node in nodes.Reverse())
            if (
                !ofSamples.Contains(node)
                && flow.Users(node).Any(u => prepared.Contains(u) || (ofSamples.Contains(u) && !flow.IsBackward(u)))
            )
                prepared.Add(node);
        return prepared;
    }

    // A primitive that no case names has a routine of its own.
    private void Visit(Node node)
    {
        bool backward = _flow.IsBackward(node);
        switch (node)
        {
            case Leaf or Fill or Table or View or Inline or LoopCarried:
                break;
            case Scan scan:
                Visit(scan);
                break;
            case ScanOut result:
                Join(_flow.ProducerOf(result.Scan)!, result);
                break;
            case Map map:
                Visit(map);
                break;
            case Contract contract:
                Start(
                    Pooling.Of(contract, _flow) is { } max
                        ? new PooledKernel(contract, max, backward)
                        : new ContractKernel(contract, backward)
                );
                break;
            case Reduce or ArgMax when Pooling.KernelOf(node, _flow) is { } pooled:
                Join(pooled, node);
                break;
            case Reduce reduce:
                Start(new ReduceKernel(reduce, backward));
                break;
            case MaxLines lines:
                Start(new LinesKernel(lines, backward));
                break;
            default:
                Start(new RoutineKernel(node, backward));
                break;
        }
    }

    private void Visit(Map map)
    {
        if (_fusion.IsLeftToReaders(map))
        {
            _flow.LeaveToReaders(map);
            return;
        }
        // What a loop reads from outside stands ready before it.
        Kernel? last = map
            .Inputs.SelectMany(_flow.Sources)
            .Where(k => k.Loop == map.Loop)
            .OrderBy(k => _kernels.IndexOf(k))
            .LastOrDefault();
        if (last is not null && _fusion.CanJoin(last, map))
            Join(last, map);
        else if (Beside(map, last) is { } beside)
            Join(beside, map);
        else
            Start(new ElementwiseKernel(map, _flow.IsBackward(map)));
    }

    // A loop behind the last kernel that the Map reads, over the same elements.
    private Kernel? Beside(Map map, Kernel? last) =>
        map.HasBatch && map.Expression is not In
            ? _kernels
                .Skip(last is null ? 0 : _kernels.IndexOf(last) + 1)
                .FirstOrDefault(k => k is ElementwiseKernel && _fusion.CanJoin(k, map))
            : null;

    // The kernels of its body, as one.
    private void Visit(Scan scan)
    {
        var kernel = new ScanKernel(scan, _flow.IsBackward(scan));
        if (_kernels.FirstOrDefault(k => k.Loop == scan.InnerLoop && !k.IsRows) is { } single)
            throw new InvalidOperationException($"{single.Root} has no samples that threads could share.");
        kernel.Body.AddRange(_kernels.Where(k => k.Loop == scan.InnerLoop));
        _kernels.RemoveAll(k => k.Loop == scan.InnerLoop);
        Start(kernel);
        kernel.Nodes.AddRange(kernel.Body.SelectMany(k => k.Nodes));
        _scans[scan.InnerLoop] = scan;
    }

    private void Start(Kernel kernel)
    {
        _kernels.Add(kernel);
        _flow.Produce(kernel.Root, kernel);
    }

    private void Join(Kernel kernel, Node node)
    {
        kernel.Nodes.Add(node);
        _flow.Produce(node, kernel);
    }
}
