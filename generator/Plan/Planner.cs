using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Plan;

/// <summary>Turns a tensor program into kernels: joins element-by-element work to the kernel before it, leaves to the reader what is
/// cheaper computed than stored, gives everything that is stored a place, and cuts the passes into phases.</summary>
internal sealed class Planner
{
    /// <summary>An epilogue stands in a tile up to 24 times; of longer ones the JIT leaves some as calls, which cost more than a pass of
    /// their own.</summary>
    private const int MostInlined = 9;

    /// <summary>The same where there is but one row, of up to 8 vectors.</summary>
    private const int MostInlinedOnce = 14;

    private readonly List<Kernel> _kernels = [];
    private readonly Dictionary<Node, Kernel> _producers = [];
    private readonly Dictionary<Node, List<Node>> _users = [];
    private readonly HashSet<Node> _backward = [];
    private readonly HashSet<Node> _inlined = [];
    private readonly Dictionary<Loop, Scan> _scans = [];
    private readonly HashSet<Node> _roots;
    private readonly PadRules _pads;
    private readonly List<Node> _nodes;
    private readonly bool _isSingle;

    private Planner(IReadOnlyList<Node> roots, bool isSingle)
    {
        _isSingle = isSingle;
        _roots = [.. roots];
        _nodes = Legalizer.Live(roots).OrderBy(n => n.Id).ToList();
        foreach (Node node in _nodes)
        {
            foreach (Node input in node.Inputs.Distinct())
                Users(input).Add(node);
        }
        FindBackward();
        _pads = new PadRules(_nodes, roots);
        HashSet<Node> prepared = Prepared();
        _nodes = [.. _nodes.Where(prepared.Contains), .. _nodes.Where(n => !prepared.Contains(n))];
    }

    /// <summary>The plan for the roots, each of which ends where <paramref name="destinations"/> says; a null destination is a place in the
    /// scratch.</summary>
    /// <param name="destinations">The roots.</param>
    /// <param name="isSingle">There is never more than one sample, of one step.</param>
    public static Plan Make(IReadOnlyList<(Node Node, Buffer? Destination)> destinations, bool isSingle = false)
    {
        var planner = new Planner(destinations.Select(d => d.Node).ToList(), isSingle);
        foreach (Node node in planner._nodes)
            planner.Visit(node);
        planner.CutPhases();
        return planner.Finish(destinations);
    }

    // Whatever needs the loss's gradient; of a loop all or nothing.
    private void FindBackward()
    {
        int known;
        do
        {
            known = _backward.Count;
            foreach (Node node in _nodes)
                if (node is Leaf { Key: Leaf.Cotangent } || node.Inputs.Any(_backward.Contains))
                    _backward.Add(node);
            HashSet<Loop> loops = [.. _backward.Select(n => n.Loop).OfType<Loop>()];
            _backward.UnionWith(_nodes.Where(n => n.Loop is { } loop && loops.Contains(loop)));
        } while (_backward.Count > known);
    }

    // What is made of weights alone and read by the forward pass comes first, so that it stands ready where a kernel joins what reads it to
    // itself.
    private HashSet<Node> Prepared()
    {
        var ofSamples = new HashSet<Node>();
        foreach (Node node in _nodes)
            if (node.HasBatch || node.Inputs.Any(ofSamples.Contains))
                ofSamples.Add(node);
        var prepared = new HashSet<Node>();
        foreach (Node node in Enumerable.Reverse(_nodes))
            if (!ofSamples.Contains(node) && Users(node).Any(u => prepared.Contains(u) || (ofSamples.Contains(u) && !IsBackward(u))))
                prepared.Add(node);
        return prepared;
    }

    private void Visit(Node node)
    {
        switch (node)
        {
            case Leaf or Fill or Table or View or Inline or Brought:
                break;
            case Scan scan:
                Visit(scan);
                break;
            case ScanOut result:
                Join(_producers[result.Scan], result);
                break;
            case Map map:
                Visit(map);
                break;
            case Contract contract when Pooling(contract) is { } max:
                Start(
                    new PooledKernel(ContractForm.Of(contract), max)
                    {
                        Origin = node.Origin,
                        IsBackward = IsBackward(node),
                        IsRows = node.HasBatch,
                    },
                    node
                );
                break;
            case Reduce
            or ArgMax
                when Source(node.Inputs[0]) is { } image
                    && _producers.TryGetValue(image, out Kernel? pooled)
                    && pooled is PooledKernel
                    && pooled.Root == image:
                Join(pooled, node);
                break;
            case MaxLines:
                Start(
                    new LinesKernel
                    {
                        Origin = node.Origin,
                        IsBackward = false,
                        IsRows = true,
                    },
                    node
                );
                break;
            case Contract contract:
                Start(
                    new ContractKernel(ContractForm.Of(contract))
                    {
                        Origin = node.Origin,
                        IsBackward = IsBackward(node),
                        IsRows = node.HasBatch,
                    },
                    node
                );
                break;
            case Reduce:
                Start(
                    new ReduceKernel
                    {
                        Origin = node.Origin,
                        IsBackward = IsBackward(node),
                        IsRows = node.HasBatch,
                    },
                    node
                );
                break;
            default:
                Start(
                    new RoutineKernel
                    {
                        Origin = node.Origin,
                        IsBackward = IsBackward(node),
                        IsRows = node.HasBatch,
                    },
                    node
                );
                break;
        }
    }

    private void Visit(Map map)
    {
        if (IsInlined(map))
        {
            _inlined.Add(map);
            return;
        }
        Kernel? last = map.Inputs.SelectMany(Sources).OrderBy(k => _kernels.IndexOf(k)).LastOrDefault();
        if (last is not null && CanJoin(last, map))
        {
            Join(last, map);
            return;
        }
        if (
            map.HasBatch
            && map.Expression is not In
            && _kernels.Skip(last is null ? 0 : _kernels.IndexOf(last) + 1).FirstOrDefault(k => k is LoopKernel && CanJoin(k, map))
                is { } beside
        )
        {
            Join(beside, map);
            return;
        }
        Start(
            new LoopKernel(map.Shape)
            {
                Origin = map.Origin,
                IsBackward = IsBackward(map),
                IsRows = map.HasBatch,
            },
            map
        );
    }

    // The kernels of its body, as one.
    private void Visit(Scan scan)
    {
        var kernel = new ScanKernel(scan)
        {
            Origin = scan.Origin,
            IsBackward = IsBackward(scan),
            IsRows = true,
        };
        if (_kernels.FirstOrDefault(k => k.Loop == scan.InnerLoop && !k.IsRows) is { } single)
            throw new InvalidOperationException($"{single.Root} has no samples that threads could share.");
        kernel.Body.AddRange(_kernels.Where(k => k.Loop == scan.InnerLoop));
        _kernels.RemoveAll(k => k.Loop == scan.InnerLoop);
        Start(kernel, scan);
        kernel.Nodes.AddRange(kernel.Body.SelectMany(k => k.Nodes));
        _scans[scan.InnerLoop] = scan;
    }

    private void Start(Kernel kernel, Node node)
    {
        kernel.Nodes.Add(node);
        _kernels.Add(kernel);
        _producers[node] = kernel;
    }

    private void Join(Kernel kernel, Node node)
    {
        kernel.Nodes.Add(node);
        _producers[node] = kernel;
    }

    /// <summary>The maximum over 2 x 2 windows side by side that is all that anyone reads of a convolution, if so.</summary>
    private Reduce? Pooling(Contract c)
    {
        if (_roots.Contains(c) || c.Shape.Rank != 4 || ContractForm.Of(c) is not { Rows.Length: 1, Groups.Length: 2 })
            return null;
        bool IsMaximum(Node reader, IReadOnlyList<int> axes) =>
            axes.SequenceEqual([3, 4]) && IsPooled(reader.Inputs[0], c.Shape, reader.Inputs[0].Layout, Layouts.Padded(c.Shape));
        List<Node> readers = Readers(c).Distinct().ToList();
        bool isPooled = readers.All(r =>
            r is Reduce { IsMax: true } max ? IsMaximum(max, max.Axes) : r is ArgMax which && IsMaximum(which, which.Axes)
        );
        // Others may see other parts of it.
        return isPooled && readers.OfType<Reduce>().FirstOrDefault() is { } pooling && readers.All(r => r.Inputs[0] == pooling.Inputs[0])
            ? pooling
            : null;
    }

    // What views look at.
    private static Node Source(Node node)
    {
        while (node is View)
            node = node.Inputs[0];
        return node;
    }

    /// <summary>Whether a view is the 2 x 2 windows side by side, [n, rows, columns, 2, 2, channels], of an image.</summary>
    public static bool IsPooled(Node seen, Shape image, Strides steps, Strides from) =>
        seen is { Shape.Rank: 6 }
        && seen.Shape[3] == 2
        && seen.Shape[4] == 2
        && seen.Shape[5] == image[3]
        && steps.Offset == 0
        && steps.Steps.SequenceEqual([from.Steps[0], 2 * from.Steps[1], 2 * from.Steps[2], from.Steps[1], from.Steps[2], 1]);

    /// <summary>A node without the axes of length 1 that were put in or taken out.</summary>
    public static Node Core(Node node)
    {
        while (node is Reshape && node.Shape.Squeezed == node.Inputs[0].Shape.Squeezed)
            node = node.Inputs[0];
        return node;
    }

    /// <summary>A Map is left to its readers when only reductions and Maps read it, and either one reduction alone does or its result is
    /// larger than anything it reads (a difference of all pairs, say).</summary>
    private bool IsInlined(Map map)
    {
        List<Node> users = [.. Users(map).SelectMany(SeenBy)];
        if (users.Any(u => u is Inline))
            return true;
        if (_roots.Contains(map) || users.Count == 0 || map.Expression is In)
            return false;
        if (users.Count == 1 && users[0] is Reduce)
            return true;
        return !HasHeavy(map.Expression)
            && map.Inputs.Count > 0
            && users.All(u => u is Reduce or Map)
            && map.Inputs.SelectMany(Stored).All(s => s.Shape.Length < map.Shape.Length || (map.HasBatch && !s.HasBatch));
    }

    // Who reads it, unit axes put in or taken out.
    private IEnumerable<Node> SeenBy(Node user) => user is Reshape && Core(user) != user ? Users(user).SelectMany(SeenBy) : [user];

    // What reading a node reads in the end: through views and inlined Maps.
    private IEnumerable<Node> Stored(Node node) =>
        node is View or Inline or Brought || _inlined.Contains(node) ? node.Inputs.SelectMany(Stored) : [node];

    private IEnumerable<Kernel> Sources(Node node) => Stored(node).Where(_producers.ContainsKey).Select(n => _producers[n]);

    private bool CanJoin(Kernel kernel, Map map)
    {
        // Only a kernel over the same elements in the same rows, in the same pass, and only where whatever it made is read element by
        // element.
        if (
            kernel.IsBackward != IsBackward(map)
            || kernel.Loop != map.Loop
            || kernel is ScanKernel
            || kernel.Space.Squeezed != map.Shape.Squeezed
            || (map.Shape.Rank > 0 && kernel.Space.Rank > 0 && kernel.Space.Last != map.Shape.Last)
        )
            return false;
        if (map.Inputs.Any(i => !(_producers.TryGetValue(Core(i), out Kernel? k) && k == kernel) && Sources(i).Contains(kernel)))
            return false;
        if (kernel is ContractKernel && !_pads.MayFill(map))
            return false;
        return kernel switch
        {
            LoopKernel => true,
            LinesKernel => !HasHeavy(map.Expression)
                && map.Inputs.All(i =>
                    _producers.TryGetValue(Core(i), out Kernel? k) && k == kernel
                    || (!_inlined.Contains(i) && Access.Align(i, map.Shape).Steps[map.Shape.Rank - 1] == 0)
                ),
            ContractKernel contract => !HasHeavy(map.Expression)
                && map.Inputs.All(i => FitsEpilogue(contract, i))
                && Cost(contract, map) <= (_isSingle ? MostInlinedOnce : MostInlined),
            _ => false,
        };
    }

    // Vector operations of the epilogue with one more Map; loads and stores compute addresses, and count twice.
    private int Cost(ContractKernel kernel, Map map)
    {
        Node[] nodes = [.. kernel.Nodes, map, .. InlinedIn(map).Concat(kernel.Nodes.OfType<Map>().SelectMany(InlinedIn)).Distinct()];
        int loads = nodes.Skip(1).SelectMany(n => n.Inputs).Distinct().Count(i => !nodes.Contains(Core(i)));
        int stores =
            1
            + kernel.Nodes.Count(n =>
                _roots.Contains(n) || Readers(n).Any(u => !nodes.Contains(u) && !(kernel is PooledKernel && u is ArgMax))
            );
        return 2 * (loads + stores) + nodes.OfType<Map>().Sum(m => Operations(m.Expression));
    }

    private IEnumerable<Node> InlinedIn(Map map) =>
        map.Inputs.Select(Core).Where(_inlined.Contains).SelectMany(i => InlinedIn((Map)i).Append(i));

    private static int Operations(Expr e) =>
        e.Parts.Sum(Operations)
        + e switch
        {
            Sel => 2,
            In => 0,
            _ => 1,
        };

    private bool FitsEpilogue(ContractKernel kernel, Node input) =>
        FitsEpilogue(kernel, input, (steps, shape) => Access.Align(steps, shape, kernel.Root.Shape));

    // The epilogue sees whole padded vectors, and columns as one axis. Where an input lies is said in steps along the result's axes.
    private bool FitsEpilogue(ContractKernel kernel, Node input, Func<Strides, Shape, Strides> seen)
    {
        Node core = Core(input);
        if (_producers.TryGetValue(core, out Kernel? producer) && producer == kernel)
            return true;
        if (_inlined.Contains(core))
            return core.Inputs.All(i =>
                FitsEpilogue(
                    kernel,
                    i,
                    (steps, shape) => seen(Access.Align(Access.Align(steps, shape, core.Shape), core.Shape, input.Shape), input.Shape)
                )
            );
        int lanes = kernel.Form.Lanes.Length;
        Strides steps = seen(input.Layout, input.Shape),
            result = Layouts.Padded(kernel.Root.Shape);
        // The same number in all columns.
        if (steps.Steps.Skip(steps.Steps.Length - lanes).All(step => step == 0))
            return true;
        return input.HasPaddedRows
            && (lanes == 1 || Enumerable.Range(kernel.Root.Shape.Rank - lanes, lanes).All(axis => steps.Steps[axis] == result.Steps[axis]));
    }

    private void CutPhases()
    {
        foreach (Kernel kernel in _kernels)
        foreach (Node input in kernel.Nodes.SelectMany(n => n.Inputs))
        foreach (Kernel source in Sources(input))
        {
            if (source == kernel || source.Loop is not null || source.IsBackward != kernel.IsBackward)
                continue;
            kernel.Phase = Math.Max(
                kernel.Phase,
                source.Phase + ((source.IsRows && kernel.IsRows) || (IsOneRow(source) && IsOneRow(kernel)) ? 0 : 1)
            );
        }
    }

    // There is nothing to divide: the last thread does it all. A plain copy may be a transposition, which divides what it reads.
    private static bool IsOneRow(Kernel kernel) =>
        kernel is LoopKernel or ReduceKernel
        && kernel.Root is not Map { Expression: In }
        && kernel.Root.Shape.ToArray().Take(kernel.Root.Shape.Rank - 1).All(d => d == 1);

    private Plan Finish(IReadOnlyList<(Node Node, Buffer? Destination)> destinations)
    {
        var places = new Dictionary<Node, Place>();
        int samples = 0,
            scratch = 0;
        foreach ((Node root, Buffer? destination) in destinations)
            if (destination is not null)
                places[root] = new Place(destination, Layouts.Padded(root.Shape));
        // Parts of a tensor are written where it lies.
        var homes = _nodes
            .OfType<Concat>()
            .Where(c => c.Axis < c.Shape.Rank - 1)
            .SelectMany(c => c.Inputs.Select((part, i) => (Part: part, Home: c, Start: c.Inputs.Take(i).Sum(p => p.Shape[c.Axis]))))
            .ToDictionary(p => Core(p.Part));
        Place Locate(Node node)
        {
            if (places.TryGetValue(node, out Place? place))
                return place;
            if (node is ScanOut result)
                return places[node] = new Place(Locate(result.Value).Buffer, TimeRows.Of(result));
            if (node is Carry carry)
                return places[node] = Locate(_scans[carry.Loop].NextOf(carry)) with { Running = Steps.Running(carry, _scans[carry.Loop]) };
            if (homes.TryGetValue(node, out var home))
            {
                Place whole = Locate(home.Home);
                Strides steps = new(whole.Strides.Offset + home.Start * whole.Strides.Steps[home.Home.Axis], whole.Strides.Steps);
                return places[node] = new Place(whole.Buffer, Access.Align(steps, home.Part.Shape, node.Shape), whole.Running);
            }
            ref int end = ref node.HasBatch ? ref samples : ref scratch;
            string name = node.Named("t" + Text.Of(node.Id)).Name;
            places[node] = new Place(
                new Buffer(name, node.HasBatch ? Region.Samples : Region.Scratch, end),
                node.Layout,
                node.Loop is { } loop ? Steps.Running(node, _scans[loop]) : ""
            );
            end = checked(
                end + node.Rows * (node is Pad { HasBatch: true, Rows: 1 } ? places[node].Strides.Steps[0] : Layouts.Size(node.Shape))
            );
            return places[node];
        }
        foreach (Kernel kernel in _kernels.SelectMany(k => k is ScanKernel scan ? scan.Body : [k]))
        foreach (Node node in kernel.Nodes.Where(n => IsStored(n, kernel)))
            Locate(node);
        foreach (Scan scan in _scans.Values)
        foreach (Node node in (Node[])[.. scan.Carries, .. scan.Pushes.Select(p => p.Received), .. Users(scan).OfType<ScanOut>()])
            Locate(node);
        return new Plan(_kernels, places, _inlined, _pads, samples, scratch);
    }

    private bool IsStored(Node node, Kernel kernel) =>
        node is not Push
        && (
            _roots.Contains(node)
            || Readers(node).Any(u => !_producers.TryGetValue(u, out Kernel? k) || k != kernel || !(u is Map || kernel is PooledKernel))
        );

    private IEnumerable<Node> Readers(Node node) =>
        Users(node).SelectMany(u => u is View or Inline || _inlined.Contains(u) ? Readers(u) : [u]);

    private List<Node> Users(Node node)
    {
        if (!_users.TryGetValue(node, out List<Node>? users))
            _users[node] = users = [];
        return users;
    }

    private bool IsBackward(Node node) => _backward.Contains(node);

    private static bool HasHeavy(Expr e) => e is Un { Function.IsHeavy: true } || e.Parts.Any(HasHeavy);
}
