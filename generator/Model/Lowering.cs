using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Spec;
using NetGen.Generator.Text;

namespace NetGen.Generator.Model;

/// <summary>Writes a graph as a tensor program, layer by layer.</summary>
internal sealed partial class Lowering
{
    private readonly TensorProgram _program = new();
    private readonly List<(Parameter Parameter, Node Node)> _parameters = [];
    private readonly Dictionary<string, (Parameter State, Node Value)> _updates = [];
    private readonly HashSet<string> _penalized = [];
    private readonly Dictionary<string, Node> _parameterNodes = [];
    private readonly Dictionary<Layer, Node> _outputs = [];
    private readonly Dictionary<Layer, Node?> _masks = [];
    private readonly Dictionary<Layer, IReadOnlyDictionary<string, Func<Node>>> _besides = [];
    private readonly List<(Node Terms, string? Name)> _stepLosses = [];
    private TimeLoop? _loop;
    private readonly List<Node> _penaltyTerms = [];
    private Node? _penalty;
    private int _streams;

    private readonly List<Node> _moments = [];
    private readonly List<Carried> _carried = [];
    private readonly LoweringMode _mode;

    // The layer in hand is one that a stream computes when it begins.
    private bool _isBeforeStream;

    private Lowering(LoweringMode mode) => _mode = mode;

    private bool IsStep => _mode == LoweringMode.Streaming && !_isBeforeStream;

    public bool Training => _mode == LoweringMode.Training;

    /// <summary>Noise is on.</summary>
    public bool IsNoisy => _mode is LoweringMode.Training or LoweringMode.Noise;

    /// <summary>The batch is the reference.</summary>
    public bool IsReference => _mode == LoweringMode.Moments;

    public TensorProgram Program => _program;

    public static Lowered Lower(NetworkGraph graph, bool training) =>
        Lower(
            graph,
            graph.Purpose == Purpose.Moments ? LoweringMode.Moments
                : training
                    ? graph.Purpose == Purpose.Noise ? LoweringMode.Noise
                        : LoweringMode.Training
                : LoweringMode.Inference
        );

    public static Lowered Lower(NetworkGraph graph, LoweringMode mode) => new Lowering(mode).Run(graph);

    /// <summary>The steps of a sequence, or the one that there is.</summary>
    public Iteration Iterate(string owner, int length, bool isReverse, int truncateAfter) =>
        Stream(owner) ?? new ScanIteration(this, _program.NewLoop(length, isReverse, truncateAfter), owner);

    /// <summary>The one step that there is; null where sequences are whole.</summary>
    public Iteration? Stream(string owner) => IsStep ? new SingleStep(this, owner) : null;

    /// <summary>A value that a stream computes when it begins, and every step reads; anywhere else the value itself.</summary>
    public Node Once(string name, Node value) => IsStep ? CarriedIn(name, value.Shape, value) : value;

    /// <summary>What a layer carried at the end of the steps before these, [n, ..].</summary>
    /// <param name="name">See <see cref="Carried.Name"/>.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="initial">What a stream begins with; null for zeros.</param>
    public Node CarriedIn(string name, Shape shape, Node? initial = null)
    {
        Node node = _program.Add(new Leaf("carried " + name, shape));
        _carried.Add(new Carried(name, node, initial is Leaf or View ? Map.Copy(initial) : initial));
        return node;
    }

    /// <summary>What it carries at the end of these.</summary>
    public void CarryOut(string name, Node value) => _carried.Single(c => c.Name == name).Last = value;

    public Node Parameter(Parameter parameter, string name)
    {
        if (!_parameterNodes.TryGetValue(parameter.Name, out Node? node))
        {
            node = _parameterNodes[parameter.Name] = _program.Add(new Leaf(parameter.Name, parameter.Shape)).Named(name);
            _parameters.Add((parameter, node));
        }
        return node;
    }

    /// <summary>What a layer gives besides its output.</summary>
    public Node MadeBeside(Layer layer, string name) => _besides[layer][name]();

    public void Update(Parameter state, Node value) => _updates[state.Name] = (state, value);

    /// <summary>A moment of the reference batch: the mean of these rows, [n, .., features].</summary>
    public void AddMoment(Node rows) => _moments.Add(rows.Reshape(new Shape(Shape.N, rows.Shape.Last)));

    /// <summary>Random numbers: at every step others for each sample.</summary>
    public Node Random(RandomKind kind, int seed, Shape shape) =>
        _loop is { } loop && shape.HasBatch
            ? Step.Of(loop, _program.Add(new Primitives.Random(kind, _streams++, seed, loop.Over(shape))))
            : _program.Add(new Primitives.Random(kind, _streams++, seed, shape));

    /// <summary>A layer at every step of a sequence [n, steps, ..]: in a loop, or for all steps at once.</summary>
    public Node EachStep(Layer layer, string suffix, Node sequence, bool staysInLoop)
    {
        TimeLoop loop = _loop = _program.NewLoop(sequence.Shape[1]);
        Node y = layer.Kind.Lower(new LowerContext(this, layer, suffix, [Step.Of(loop, sequence)], [null]));
        PenalizeActivity(layer.Spec, y);
        _loop = null;
        if (staysInLoop && y is not View)
            y.Named("y" + suffix);
        Scan scan = Scan.Of(_program, loop, staysInLoop ? [y, .. _stepLosses.SelectMany(loss => loss.Terms.Inputs)] : []);
        foreach ((Node terms, string? name) in _stepLosses)
            AddLoss(scan.Stack(terms), name);
        _stepLosses.Clear();
        return scan.Stack(y);
    }

    /// <summary>Adds the sum of all values to the loss, beside that of the outputs; what belongs to the steps of a loop is summed over
    /// these, too.</summary>
    public void AddLoss(Node terms, string? name = null)
    {
        if (terms.Loop is not null)
        {
            _stepLosses.Add((terms, name));
            return;
        }
        _penaltyTerms.Add(terms);
        Node sum = Primitives.Reduce.Total(terms);
        if (name is not null)
            sum.Named(name);
        _penalty = _penalty is null ? sum : _penalty.Plus(sum);
    }

    /// <summary>Adds what attributes lay on a layer's output.</summary>
    public void PenalizeActivity(LayerSpec spec, Node y)
    {
        AddPenalty(y, spec.Attribute.ActivityL1, spec.Attribute.ActivityL2, new InverseBatch());
        if (SparsityPenalty.Of(spec) is { Beta: > 0 } sparsity)
            AddLoss(SparsityPenalty.Terms(y, sparsity));
    }

    /// <summary>Between which numbers a layer's outputs lie, whatever its inputs are.</summary>
    public static Bounds RangeOf(Layer layer)
    {
        var alone = new Lowering(LoweringMode.Inference);
        Node[] inputs =
        [
            .. layer.Inputs.Select((input, i) => alone.Program.Add(new Leaf("input " + Show.Of(i), input.Output.Prepend(Shape.N)))),
        ];
        var context = new LowerContext(alone, layer, "", inputs, [.. layer.Inputs.Select(_ => (Node?)null)]);
        return new BoundsAnalysis().Of(layer.Kind.Lower(context)).Rounded;
    }

    /// <summary>The layers of a network that stands as a layer in another, in its place.</summary>
    public (Node Output, Node? Mask) Inline(Layer outer, string suffix, Node x, Node? mask)
    {
        NetworkGraph inner = outer.Subnetwork!;
        _masks[inner.Inputs[0]] = mask;
        return (Layers(inner, x, suffix + "_", outer), MaskOf(inner));
    }

    private Lowered Run(NetworkGraph graph)
    {
        Node output = Layers(graph, Input(Leaf.Input, "input", graph.StepInputShape), "", null);
        if (IsReference)
            return Moments();
        bool isWhole = graph.Purpose == Purpose.Network;
        (Node Z, Link Link)[] ends =
        [
            .. graph.Outputs.Select(o => isWhole && !EndsInNoise(o) ? Link.Before(_outputs[o]) : (_outputs[o], Link.None)),
        ];
        Link link = ends.Length == 1 ? ends[0].Link : Link.None;
        Node z =
            ends.Length == 1 ? ends[0].Z
            : ends.All(end => end.Link == Link.None) ? output
            : Joined(graph, [.. ends.Select(end => end.Z)]);
        z = z.Reshape(new Shape(Shape.N, (int)graph.OutputShape.Length));
        if (z is Leaf or View)
            z = Map.Copy(z);
        Node? mask = MaskOf(graph) is { } steps ? steps.Reshape(new Shape(Shape.N, steps.Shape[1])).Named("mask") : null;
        Bounds BoundsOf(Node node) => isWhole && !Training ? new BoundsAnalysis().Of(node).Rounded : Bounds.All;
        return new Lowered
        {
            Z = z.Named("z"),
            Bounds = BoundsOf(output),
            Link = link,
            Ends = ends.Length == 1 ? [] : [.. graph.Outputs.Select((o, i) => new OutputEnd(o, ends[i].Link, BoundsOf(_outputs[o])))],
            Mask = mask,
            Penalty = _penalty,
            PenaltyTerms = _penaltyTerms,
            Parameters = _parameters,
            Updates = [.. _updates.Values],
            Carried = _carried,
        };
    }

    // The samples, each of a shape.
    private Node Input(string key, string name, Shape shape) =>
        _program.Add(new Leaf(key, new Shape(Shape.N, (int)shape.Length))).Named(name).Reshape(shape.Prepend(Shape.N));

    private Lowered Moments()
    {
        Node z = _program.For(new Origin("Moments of the reference batch", "Layout"), () => Concat.Of(1, [.. _moments]));
        if (z is Leaf or View)
            z = Map.Copy(z);
        return new Lowered
        {
            Z = z.Named("z"),
            Bounds = Bounds.All,
            Link = Link.None,
            Mask = null,
            Penalty = null,
            PenaltyTerms = [],
            Parameters = _parameters,
            Updates = [],
            Carried = [],
        };
    }

    // What training adds stands behind the link, so that a loss cannot see what is before it.
    private static bool EndsInNoise(Layer layer) =>
        layer.Kind.Values == ValueBehaviour.Disturbs || (layer.Subnetwork is { } inner && inner.Outputs.Any(EndsInNoise));

    private Node Layers(NetworkGraph graph, Node input, string prefix, Layer? outer)
    {
        Place(graph, input);
        int number = 0;
        foreach (Layer layer in graph.Layers.Where(l => !l.IsInput && !graph.Unread.Contains(l)))
        {
            bool wasBefore = _isBeforeStream;
            _isBeforeStream |= graph.BeforeStream.Contains(layer);
            string suffix = prefix + Show.Of(++number);
            Layer owned = outer is null ? layer : layer.Within(outer);
            Node[] inputs = layer.Inputs.Select(i => _outputs[i]).ToArray();
            string reads = string.Join(", ", layer.Inputs.Select((l, i) => $"{NameOf(inputs[i], l)} {l.Output}"));
            string name = layer.IsNamed && prefix.Length == 0 ? layer.Name : "x" + suffix;
            var origin = new Origin(
                $"{suffix.Replace('_', '.')}. {layer.Kind.Describe(layer)}: {reads} -> {name} {layer.Output}",
                layer.Kind.Attribute
            )
            {
                Layer = $"{suffix.Replace('_', '.')}. {layer.Kind.Attribute}",
            };
            var context = new LowerContext(this, owned, suffix, inputs, [.. layer.Inputs.Select(MaskOf)]);
            _outputs[layer] = _program.For(
                origin,
                () =>
                {
                    Node output = context.Order.Named(layer.Kind.Lower(context), name);
                    Penalize(owned, output);
                    return output;
                }
            );
            (_masks[layer], _besides[layer]) = (context.OutputMask, context.Besides);
            _isBeforeStream = wasBefore;
            // A layer that shares them goes on from there.
            foreach (Parameter state in owned.Parameters.Where(p => _updates.ContainsKey(p.Name)))
                _parameterNodes[state.Name] = _updates[state.Name].Value;
        }
        return graph.Outputs.Count == 1 ? _outputs[graph.Outputs[0]] : Joined(graph, [.. graph.Outputs.Select(o => _outputs[o])]);
    }

    private static Node Joined(NetworkGraph graph, Node[] outputs) =>
        Concat.Of(1, [.. outputs.Select((node, i) => node.Reshape(new Shape(Shape.N, (int)graph.Outputs[i].Output.Length)))]);

    private Node? MaskOf(Layer layer) => _masks.TryGetValue(layer, out Node? mask) ? mask : null;

    private Node? MaskOf(NetworkGraph graph) => graph.Outputs.Count == 1 ? MaskOf(graph.Outputs[0]) : null;

    private static string NameOf(Node node, Layer layer) => node.Name.Length > 0 ? node.Name : layer.Name;

    // Several inputs lie one after another in a sample. What a stream is given when it begins is a sample of its own.
    private void Place(NetworkGraph graph, Node input)
    {
        Layer[] before = [.. graph.Inputs.Where(graph.BeforeStream.Contains)];
        if (before.Length > 0)
            Place(before, Input(Leaf.Source, "source", graph.SourceShape));
        Place([.. graph.Inputs.Except(before)], input);
    }

    private void Place(Layer[] inputs, Node input)
    {
        if (inputs.Length == 1)
        {
            _outputs[inputs[0]] = input;
            return;
        }
        int start = 0;
        foreach (Layer layer in inputs)
        {
            int length = (int)layer.Output.Length;
            _outputs[layer] = input.Slice(1, start, length).Reshape(layer.Output.Prepend(Shape.N)).Named(layer.Name);
            start += length;
        }
    }
}
