using NetGen.Generator.Differentiate;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;
using NetGen.Generator.Plan;
using NetGen.Generator.Primitives;

namespace NetGen.Generator.Programs;

/// <summary>From a graph to the tensor programs of its passes: lowers the layers for each pass, differentiates, and says where results
/// end.</summary>
internal sealed class ProgramBuilder
{
    private readonly NetworkGraph _graph;
    private readonly ArenaLayout _arena;

    private ProgramBuilder(NetworkGraph graph) => (_graph, _arena) = (graph, new ArenaLayout(graph.Parameters));

    public static NetworkPrograms<PassProgram> Build(NetworkGraph graph) => new ProgramBuilder(graph).Build();

    private NetworkPrograms<PassProgram> Build()
    {
        Lowered lowered = Lowering.Lower(_graph, training: false);
        PassProgram inference = Inference(lowered),
            training = _graph.Purpose == Purpose.LayerOutputs ? inference : Training();
        return new NetworkPrograms<PassProgram>
        {
            Graph = _graph,
            Arena = _arena,
            Link = lowered.Link,
            Bounds = lowered.Bounds,
            Ends = lowered.Ends,
            Inference = inference,
            Training = training,
            Input = _graph.Purpose == Purpose.Network ? InputGradient() : null,
            Curvature = _graph is { Purpose: Purpose.Network, Spec.HasCurvature: true } ? CurvatureBuilder.Build(_graph, _arena) : null,
            Slope = _graph is { Purpose: Purpose.Network, Spec.HasGradientPenalty: true } ? Slope() : null,
            Streaming = StepGraph.Of(_graph) is { } step ? Streaming(step) : null,
            IsNoisy = IsNoisy,
            Noise = IsNoisy && _graph.ToNoise() is { } noise ? Build(noise) : null,
            LayerOutputs = _graph.ToLayerOutputs() is { } layers ? Build(layers) : null,
            Moments = _graph.ToMoments() is { } moments ? Build(moments) : null,
            Companions =
            [
                .. _graph.Companions.Select(c => new CompanionPrograms<PassProgram>(
                    c.Layer,
                    c.Companion,
                    [.. c.Companion.Programs.Select(part => (part, Build(part.Graph)))]
                )),
            ],
        };
    }

    private bool IsNoisy =>
        _graph.Purpose == Purpose.Network
        && Nodes.Live([Lowering.Lower(_graph, LoweringMode.Noise).Z]).Any(node => node is Primitives.Random);

    private PassProgram Inference(Lowered lowered) => new RootsBuilder(lowered, _arena).Result().Mask().Program();

    private PassProgram Training()
    {
        Lowered lowered = Lowering.Lower(_graph, training: true);
        // The gradient of a moment, too, for it goes on through the reference batch.
        (Parameter Parameter, Node Node)[] wanted = [.. lowered.Parameters.Where(p => p.Parameter.HasGradient && _graph.IsTrained)];
        var roots = new RootsBuilder(lowered, _arena);
        var results = new List<(Node, Node)> { (lowered.Z, roots.Cotangent()) };
        if (lowered.Penalty is { } penalty && _graph.Purpose != Purpose.Noise)
            results.Add((penalty, penalty.Program.Add(new Fill(1, penalty.Shape))));
        IReadOnlyList<Node?> gradients = Gradient.Of(results, [.. wanted.Select(p => p.Node)]);
        roots.Result();
        AddGradients(roots, wanted, gradients);
        foreach ((Parameter state, Node value) in lowered.Updates)
            roots.Add(value, new Block(value.Name, Region.Updates, _arena.OffsetOf(state)));
        roots.Carried().Mask();
        return (_graph.Purpose == Purpose.Noise ? roots : roots.Penalty()).Program();
    }

    private RootsBuilder AddGradients(RootsBuilder roots, (Parameter Parameter, Node Node)[] wanted, IReadOnlyList<Node?> gradients)
    {
        for (int i = 0; i < wanted.Length; i++)
            roots.Add(
                gradients[i] ?? Zeros(wanted[i].Node),
                new Block(
                    "d" + wanted[i].Node.Name,
                    wanted[i].Parameter.IsMoment ? Region.Updates : Region.Gradients,
                    _arena.OffsetOf(wanted[i].Parameter)
                )
            );
        return roots;
    }

    // Of a parameter that the loss does not depend on: written as well, for somebody may have written another there.
    private static Node Zeros(Node parameter) =>
        parameter.Program.For(parameter.Origin, () => parameter.Program.Add(new Fill(0, parameter.Shape)));

    // A program of its own: what serves the parameters' gradients best does not serve the input's.
    private PassProgram? InputGradient()
    {
        Lowered lowered = Lowering.Lower(_graph, training: true);
        var roots = new RootsBuilder(lowered, _arena);
        Node cotangent = roots.Cotangent(),
            input = lowered.Z.Program.Nodes.First(n => n is Leaf { Key: Leaf.Input });
        if (Gradient.Of([(lowered.Z, cotangent)], [input])[0] is not { } gradient)
            return null;
        roots.Result().Add(gradient, new Block("dinput", Region.InputGradients, 0));
        // Nobody asks for them here; but with them the forward pass is that of training, which is written once.
        foreach ((Parameter state, Node value) in lowered.Updates)
            roots.Add(value, new Block(value.Name, Region.Updates, _arena.OffsetOf(state)));
        return roots.Mask().Program();
    }

    // How the sum of the outputs changes with the sample, and how what is made of that changes with the parameters.
    private PassProgram? Slope()
    {
        Lowered lowered = Lowering.Lower(_graph, training: true);
        var roots = new RootsBuilder(lowered, _arena);
        TensorProgram program = lowered.Z.Program;
        Node input = program.Nodes.First(n => n is Leaf { Key: Leaf.Input });
        if (Gradient.Of([(lowered.Z, program.Add(new Fill(1, lowered.Z.Shape)))], [input])[0] is not { } slope)
            return null;
        (Parameter Parameter, Node Node)[] wanted = [.. lowered.Parameters.Where(p => p.Parameter.HasGradient)];
        roots.Add(slope, new Block("slope", Region.InputGradients, 0));
        IReadOnlyList<Node?> gradients = Gradient.Of([(slope, roots.SlopeCotangent(slope.Shape))], [.. wanted.Select(p => p.Node)]);
        return AddGradients(roots, wanted, gradients).Program();
    }

    // Null where nothing is carried, or nothing of the source is.
    private StreamPrograms<PassProgram>? Streaming(NetworkGraph graph)
    {
        Lowered lowered = Lowering.Lower(graph, LoweringMode.Streaming);
        PassProgram step = new RootsBuilder(lowered, _arena).Result().Carried().Program() with { IsSingle = true },
            beginning = new RootsBuilder(lowered, _arena).Initial().Program();
        bool hasSource = graph.BeforeStream.Count > 0;
        return step.CarriedLength == 0 || hasSource && beginning.Roots.Count == 0 ? null : new(graph, step, hasSource ? beginning : null);
    }
}
