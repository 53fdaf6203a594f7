using NetGen.Generator.Differentiate;
using NetGen.Generator.Graph;
using NetGen.Generator.Lower;
using NetGen.Generator.Plan;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using Buffer = NetGen.Generator.Plan.Buffer;

namespace NetGen.Generator.Emit;

/// <summary>Writes the passes of one network and the kernels that they call.</summary>
internal sealed class ProgramEmitter
{
    private readonly NetworkGraph _graph;
    private readonly KernelLibrary _library = new();
    private readonly Dictionary<string, int> _offsets = [];
    private readonly int _arenaLength,
        _stateLength;
    private readonly Plan.Plan _inference;
    private readonly Plan.Plan _training;
    private readonly Plan.Plan? _input;
    private readonly Plan.Plan? _streaming;
    private readonly NetworkGraph? _step;
    private readonly int _carriedLength;
    private readonly Dictionary<Node, Buffer> _leaves = [];
    private readonly Bounds _bounds;
    private readonly Node? _penalty;
    private readonly (Node Inference, Node Training)? _mask;
    private readonly ProgramEmitter? _moments;
    private Node? _inputMask;

    public ProgramEmitter(NetworkGraph graph)
    {
        _graph = graph;
        foreach (Parameter p in graph.Parameters)
        {
            ref int end = ref p.IsState ? ref _stateLength : ref _arenaLength;
            _offsets[p.Name] = end;
            end = checked(end + Place.Size(p.Shape));
        }
        Lowered inference = Lowering.Lower(graph, training: false);
        (Link, _bounds) = (inference.Link, inference.Bounds);
        AddLeaves(inference);
        var outputs = new List<(Node, Buffer?)> { (inference.Z, new Buffer("z", Region.Z, 0)) };
        if (inference.Mask is { } steps)
            outputs.Add((steps, null));
        IReadOnlyList<(Node Node, Buffer? Destination)> inferred = Roots(outputs);
        _inference = Plan.Planner.Make(inferred);

        Lowered training = Lowering.Lower(graph, training: true);
        TensorProgram program = training.Z.Program;
        Node cotangent = program.Add(new Leaf(Leaf.Cotangent, training.Z.Shape)).Named("dz");
        var results = new List<(Node, Node)> { (training.Z, cotangent) };
        if (training.Penalty is { } penalty)
            results.Add((penalty, program.Add(new Fill(1, penalty.Shape))));
        // Of a moment as well, for its gradient goes on through the reference batch.
        List<(Parameter Parameter, Node Node)> trainable = training
            .Parameters.Where(p => (!p.Parameter.IsState || p.Parameter.IsMoment) && graph.Purpose != Purpose.Draw)
            .ToList();
        IReadOnlyList<Node?> gradients = Gradient.Of(results, trainable.Select(p => p.Node).ToList());

        var roots = new List<(Node, Buffer?)> { (training.Z, new Buffer("z", Region.Z, 0)) };
        for (int i = 0; i < gradients.Count; i++)
        {
            (Parameter parameter, Node node) = trainable[i];
            Region region = parameter.IsMoment ? Region.Updates : Region.Gradients;
            if (gradients[i] is { } gradient)
                roots.Add((gradient, new Buffer("d" + node.Name, region, _offsets[parameter.Name])));
        }
        foreach ((Parameter state, Node value) in training.Updates)
            roots.Add((value, new Buffer(value.Name, Region.Updates, _offsets[state.Name])));
        roots.AddRange(Carries(training, out _carriedLength));
        if (training.Mask is { } mask)
            roots.Add((mask, null));
        if (training.Penalty is { } sum)
            roots.Add((sum, null));
        AddLeaves(training);
        _leaves[cotangent] = new Buffer("dz", Region.DZ, 0);
        IReadOnlyList<(Node Node, Buffer? Destination)> legal = Roots(roots);
        _penalty = training.Penalty is null ? null : legal[legal.Count - 1].Node;
        if (training.Mask is not null)
            _mask = (inferred[1].Node, legal[legal.Count - (_penalty is null ? 1 : 2)].Node);
        _training = Plan.Planner.Make(legal);
        if (graph.Purpose == Purpose.Network)
            _input = ToInput();
        if (graph.ToMoments() is { } moments)
            _moments = new ProgramEmitter(moments);

        if (_carriedLength == 0 || StepGraph.Of(graph) is not { } step)
            return;
        _step = step;
        Lowered streaming = Lowering.Lower(step, LoweringMode.Streaming);
        AddLeaves(streaming);
        _streaming = Plan.Planner.Make(Roots([(streaming.Z, new Buffer("z", Region.Z, 0)), .. Carries(streaming, out _)]), isSingle: true);
    }

    /// <summary>What turns the program's last tensor into the output.</summary>
    public Link Link { get; }

    /// <summary>The plans behind the passes; null where the network has no such pass.</summary>
    public (Plan.Plan Inference, Plan.Plan Training, Plan.Plan? Input, Plan.Plan? Streaming) Plans =>
        (_inference, _training, _input, _streaming);

    /// <summary>The network goes step by step.</summary>
    public bool IsStreaming => _streaming is not null;

    /// <summary>Where a layer's parameters begin in the arena, or its states among the states.</summary>
    public int OffsetOf(Layer layer, bool states) =>
        layer.Parameters.FirstOrDefault(p => p.IsState == states) is { } first ? _offsets[first.Name] : 0;

    /// <summary>The struct, under a name.</summary>
    public void Write(SourceWriter w, string access, string name, string summary)
    {
        w.Line($"/// <summary>{summary}</summary>");
        w.Block(
            $"{access} readonly struct {name} : Ng::IProgram<{_graph.Spec.Number}>",
            () =>
            {
                var passes = new SourceWriter();
                WritePasses(passes);
                WriteInfo(w);
                w.Line(passes.ToString().TrimEnd('\n'));
                foreach (string text in _library.Texts)
                    w.Line().Line(text);
                if (_moments is null)
                    return;
                w.Line();
                _moments.Write(w, "public", "Reference", "The moments of the reference batch.");
            }
        );
    }

    // A program of its own: what serves the parameters' gradients best does not serve the input's. Null where the input is nothing but
    // numbers of rows.
    private Plan.Plan? ToInput()
    {
        Lowered lowered = Lowering.Lower(_graph, training: true);
        TensorProgram program = lowered.Z.Program;
        Node cotangent = program.Add(new Leaf(Leaf.Cotangent, lowered.Z.Shape)).Named("dz"),
            input = program.Nodes.First(n => n is Leaf { Key: Leaf.Input });
        if (Gradient.Of([(lowered.Z, cotangent)], [input])[0] is not { } gradient)
            return null;
        var roots = new List<(Node, Buffer?)>
        {
            (lowered.Z, new Buffer("z", Region.Z, 0)),
            (gradient, new Buffer("dinput", Region.InputGradients, 0)),
        };
        if (lowered.Mask is { } mask)
            roots.Add((mask, null));
        AddLeaves(lowered);
        Carries(lowered, out _);
        _leaves[cotangent] = new Buffer("dz", Region.DZ, 0);
        IReadOnlyList<(Node Node, Buffer? Destination)> legal = Roots(roots);
        if (lowered.Mask is not null)
            _inputMask = legal[2].Node;
        return Plan.Planner.Make(legal);
    }

    private void AddLeaves(Lowered lowered)
    {
        foreach (Node node in lowered.Z.Program.Nodes)
            if (node is Leaf { Key: Leaf.Input })
                _leaves[node] = new Buffer("input", Region.Input, 0);
        foreach ((Parameter parameter, Node node) in lowered.Parameters)
            _leaves[node] = new Buffer(node.Name, parameter.IsState ? Region.States : Region.Parameters, _offsets[parameter.Name]);
    }

    // Where recurrent layers find what they carry, and where they leave it.
    private List<(Node, Buffer?)> Carries(Lowered lowered, out int length)
    {
        var left = new List<(Node, Buffer?)>();
        length = 0;
        foreach (Carried carried in lowered.Carried)
        {
            int size = Place.Size(carried.First.Shape);
            string name = carried.Name.Replace('.', '_');
            _leaves[carried.First] = new Buffer(name, Region.Carried, length) { Length = size };
            left.Add((carried.Last!, new Buffer(name + "_left", Region.Left, length) { Length = size }));
            length += size;
        }
        return left;
    }

    // Each root must be something that a kernel writes, once, where the root is to lie.
    private static IReadOnlyList<(Node, Buffer?)> Roots(IReadOnlyList<(Node Node, Buffer? Destination)> roots)
    {
        IReadOnlyList<Node> legal = Legalizer.Rewrite(roots[0].Node.Program, roots.Select(r => r.Node).ToList());
        var taken = new HashSet<Node>();
        var placed = new List<(Node, Buffer?)>();
        for (int i = 0; i < legal.Count; i++)
        {
            Node node = legal[i];
            while (node is Reshape reshape && LiesAs(reshape) && reshape.Inputs[0] is not (Leaf or Pack))
                node = node.Inputs[0].InPlaceOf(node);
            if (node is Leaf or View or Pack or ScanOut)
                node = Map.Copy(node).InPlaceOf(node);
            while (!taken.Add(node))
                node = Map.Copy(node).InPlaceOf(node);
            placed.Add((node, roots[i].Destination));
        }
        return placed;
    }

    private static bool LiesAs(Reshape reshape)
    {
        int[]? steps = reshape.Of(Place.Padded(reshape.Inputs[0].Shape))?.Steps,
            wanted = Place.Padded(reshape.Shape).Steps;
        return steps is not null && Enumerable.Range(0, steps.Length).All(axis => reshape.Shape[axis] == 1 || steps[axis] == wanted[axis]);
    }

    // A vector needs no words: the runtime knows its length.
    private static void WriteShapes(SourceWriter w, string name, IReadOnlyList<Layer> layers)
    {
        if (layers.Count == 1 && layers[0].Output.Rank == 1)
            return;
        IEnumerable<string> shapes = layers.Select(l => $"[{string.Join(", ", l.Output.ToArray().Select(axis => Text.Of(axis)))}]");
        w.Line($"{name} = [{string.Join(", ", shapes)}],");
    }

    private static string Number(double value) =>
        double.IsPositiveInfinity(value) ? "double.PositiveInfinity"
        : double.IsNegativeInfinity(value) ? "double.NegativeInfinity"
        : Text.Of(value);

    private void WriteInfo(SourceWriter w)
    {
        string number = _graph.Spec.Number;
        w.Block(
            "public static Ng::ProgramInfo Info { get; } = new()",
            () =>
            {
                w.Line($"Name = \"{_graph.Spec.Name}\",");
                w.Line($"InputLength = {Text.Of(_graph.InputShape.Length)},");
                w.Line($"OutputLength = {Text.Of(_graph.OutputShape.Length)},");
                w.Line($"OutputColumns = {Text.Of(_graph.OutputShape.Last)},");
                if (_mask is not null)
                    w.Line($"MaskedSteps = {Text.Of(_graph.OutputShape[0])},");
                WriteShapes(w, "InputShapes", _graph.Inputs);
                WriteShapes(w, "OutputShapes", _graph.Outputs);
                w.Line($"Link = Ng::Link.{Link},");
                string sums = _bounds.AreProbabilities ? ", sumsToOne: true" : "";
                if (Link == Lower.Link.None && _bounds.WithoutSum != Bounds.All)
                    w.Line($"Range = new({Number(_bounds.Low)}, {Number(_bounds.High)}{sums}),");
                w.Line($"ArenaLength = {Text.Of(_graph.Purpose == Purpose.Draw ? 0 : _arenaLength)},");
                if (_stateLength > 0)
                    w.Line($"StateLength = {Text.Of(_stateLength)},");
                WriteChecks(w, "Checks =", _graph, "],");
                if (_graph.Purpose == Purpose.Moments)
                    WriteMoments(w);
                if (_graph.Purpose == Purpose.Draw)
                {
                    w.Line("Parameters = [],");
                    return;
                }
                w.Line("Parameters =");
                w.Line("[");
                foreach (Parameter p in _graph.Parameters)
                    w.Line("    " + Spec(p));
                w.Line("],");
            },
            "};"
        );
        w.Line();
        w.Line($"public static int InferenceLength => {Text.Of(_inference.SampleLength)};").Line();
        w.Line($"public static int InferenceScratch => {Text.Of(_inference.ScratchLength)};").Line();
        w.Line($"public static int TrainingLength => {Text.Of(_training.SampleLength)};").Line();
        w.Line($"public static int TrainingScratch => {Text.Of(_training.ScratchLength)};").Line();
        w.Line(
                $"public static int PenaltyOffset => "
                    + $"{(_penalty is null ? "-1" : Text.Of(_training.PlaceOf(_penalty, _leaves).Buffer.Offset))};"
            )
            .Line();
        if (_mask is { } mask)
        {
            w.Line($"public static int InferenceMaskOffset => {Text.Of(_inference.PlaceOf(mask.Inference, _leaves).Buffer.Offset)};")
                .Line();
            w.Line($"public static int TrainingMaskOffset => {Text.Of(_training.PlaceOf(mask.Training, _leaves).Buffer.Offset)};").Line();
        }
        if (_moments is not null)
            w.Line(
                    $"public static Ng::Engine<{number}> Moments(Ng::Engine<{number}> owner) => new Ng::Engine<{number}, "
                        + $"Reference>(owner, 0, 0);"
                )
                .Line();
        w.Line(
                $"public static bool Splits => "
                    + $"{(_penalty is null && _mask is null && _moments is null && _training.HasIndependentSamples ? "true" : "false")};"
            )
            .Line();
        if (_training.Kernels.Any(k => k is ScanKernel))
            w.Line("public static bool HasLoops => true;").Line();
        if (_carriedLength > 0)
            w.Line($"public static int CarriedLength => {Text.Of(_carriedLength)};").Line();
        if (_streaming is not null)
        {
            w.Line($"public static int StreamingLength => {Text.Of(_streaming.SampleLength + _streaming.ScratchLength)};").Line();
            w.Line($"public static int StepInputLength => {Text.Of(_step!.InputShape.Length)};").Line();
            w.Line($"public static int StepOutputLength => {Text.Of(_step.OutputShape.Length)};").Line();
            if (WriteChecks(w, "public static Ng::InputCheck[] StepChecks =>", _step, "];"))
                w.Line();
        }
        w.Line($"public static int ForwardPhases => {Text.Of(_training.Phases(backward: false))};").Line();
        w.Line($"public static int BackwardPhases => {Text.Of(_training.Phases(backward: true))};").Line();
        if (_input is null)
            return;
        w.Line($"public static int InputForwardPhases => {Text.Of(_input.Phases(backward: false))};").Line();
        w.Line($"public static int InputBackwardPhases => {Text.Of(_input.Phases(backward: true))};").Line();
        w.Line($"public static int InputTrainingLength => {Text.Of(_input.SampleLength)};").Line();
        w.Line($"public static int InputTrainingScratch => {Text.Of(_input.ScratchLength)};").Line();
        if (_inputMask is not null)
            w.Line($"public static int InputMaskOffset => {Text.Of(_input.PlaceOf(_inputMask, _leaves).Buffer.Offset)};").Line();
    }

    // Where among the states each layer has its reference_mean, reference_variance and, behind these, reference_size.
    private void WriteMoments(SourceWriter w)
    {
        Parameter[] states = [.. _graph.Parameters.Where(p => p.IsState)];
        string[] layers =
        [
            .. Enumerable
                .Range(0, states.Length - 2)
                .Where(i => states[i].IsMoment && states[i + 1].IsMoment)
                .Select(i =>
                    $"new({string.Join(", ", states.Skip(i).Take(3).Select(p => Text.Of(_offsets[p.Name])))}, "
                    + $"{Text.Of(states[i].Shape.Last)})"
                ),
        ];
        w.Line($"Moments = [{string.Join(", ", layers)}],");
    }

    private static bool WriteChecks(SourceWriter w, string start, NetworkGraph graph, string end)
    {
        if (!graph.Checks.Any())
            return false;
        w.Line(start);
        w.Line("[");
        foreach (InputCheck c in graph.Checks)
            w.Line(
                $"    new Ng::{c.GetType().Name} {{ Layer = \"{c.Layer}\", Input = \"{c.Input}\", Start = {Text.Of(c.Start)}, Length = "
                    + $"{Text.Of(c.Length)}{(c.Arguments.Length > 0 ? ", " : "")}{c.Arguments} }},"
            );
        w.Line(end);
        return true;
    }

    private string Spec(Parameter p)
    {
        int offset = _offsets[p.Name],
            pitch = Place.RoundUp(p.Shape.Last);
        var parts = new List<string> { $"Name = \"{p.Name}\"", $"Shape = {p.Seen}" };
        if (p.MergedAxes > 1)
            parts.Add($"Columns = {Text.Of(p.Shape.Last)}");
        if (p.IsState)
            parts.Add("IsState = true");
        parts.AddRange([
            $"Offset = {Text.Of(offset)}",
            $"Pitch = {Text.Of(pitch)}",
            $"Initializer = global::NetGen.Initializer.{p.Initializer}",
        ]);
        if (p.Initializer is not ("Zeros" or "Ones"))
            parts.Add($"FanIn = {Text.Of(p.FanIn)}, FanOut = {Text.Of(p.FanOut)}");
        if (p.Constant != 0)
            parts.Add($"Constant = {Text.Literal(p.Constant, isDouble: true)}");
        if (p.Ones.Length > 0)
            parts.Add($"Ones = ({Text.Of(p.Ones.Start)}, {Text.Of(p.Ones.Length)})");
        if (p.Seed != 0)
            parts.Add($"Seed = {Text.Of(p.Seed)}");
        if (p.MaxNorm > 0)
            parts.Add($"MaxNorm = {Text.Literal(p.MaxNorm, isDouble: true)}");
        return $"new() {{ {string.Join(", ", parts)} }},";
    }

    private void WritePasses(SourceWriter w)
    {
        string number = _graph.Spec.Number,
            pass = $"in Ng::Pass<{number}> s";
        Method(w, "public static void Infer", pass, _inference, _inference.Kernels.OrderBy(k => k.Phase), isInference: true);
        w.Line();
        WriteOutput(w, "Output", _graph);
        w.Line();
        if (_streaming is not null)
        {
            Method(w, "public static void Step", pass, _streaming, _streaming.Kernels.OrderBy(k => k.Phase), isInference: true);
            w.Line();
            WriteOutput(w, "StepOutput", _step!);
            w.Line();
        }
        Phases(w, "Forward", pass, _training, backward: false);
        if (_graph.Purpose == Purpose.Draw)
            return;
        w.Line();
        Phases(w, "Backward", pass, _training, backward: true);
        if (_input is null)
            return;
        w.Line();
        Phases(w, "InputForward", pass, _input, backward: false);
        w.Line();
        Phases(w, "InputBackward", pass, _input, backward: true);
    }

    private void WriteOutput(SourceWriter w, string name, NetworkGraph graph)
    {
        string number = _graph.Spec.Number;
        int length = (int)graph.OutputShape.Length,
            pitch = Place.RoundUp(length);
        w.Line("[Compiler::MethodImpl(Compiler::MethodImplOptions.AggressiveOptimization)]");
        w.Line($"public static void {name}(Ng::Ptr<{number}> z, Ng::Ptr<{number}> output, int n) =>");
        w.Line(
            $"    Ng::Output.{Link.Name}(z, {Text.Of(pitch)}, output, {Text.Of(length)}, "
                + $"{string.Concat(Link.Sizes.Select(size => Text.Of(size) + ", "))}n);"
        );
    }

    private void Phases(SourceWriter w, string name, string pass, Plan.Plan plan, bool backward)
    {
        int phases = plan.Phases(backward);
        IEnumerable<Kernel> Kernels(int phase) => plan.Kernels.Where(k => k.IsBackward == backward && k.Phase == phase);
        if (phases == 1)
        {
            Method(w, $"public static void {name}", pass + ", int phase", plan, Kernels(0), isInference: false);
            return;
        }
        w.Line("[Compiler::MethodImpl(Compiler::MethodImplOptions.AggressiveOptimization)]");
        w.Block(
            $"public static void {name}({pass}, int phase)",
            () =>
            {
                for (int phase = 0; phase < phases; phase++)
                    w.Line($"{(phase == 0 ? "if" : "else if")} (phase == {Text.Of(phase)}) {name}{Text.Of(phase)}(s);");
            }
        );
        for (int phase = 0; phase < phases; phase++)
        {
            w.Line();
            Method(w, $"private static void {name}{Text.Of(phase)}", pass, plan, Kernels(phase), isInference: false);
        }
    }

    private void Method(SourceWriter w, string header, string parameters, Plan.Plan plan, IEnumerable<Kernel> kernels, bool isInference)
    {
        w.Line("[Compiler::MethodImpl(Compiler::MethodImplOptions.AggressiveOptimization)]");
        w.Block(
            $"{header}({parameters})",
            () => new PassText(plan, _leaves, _library, _graph.Spec.IsDouble, isInference).Write(w, kernels)
        );
    }
}
