using NetGen.CompilerServices;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;

namespace NetGen.Layers.Tests.Harness;

/// <summary>What a network must give for a batch: everything computed by the naive interpreter from the layers' primitives.</summary>
internal sealed class Reference(CompiledNetwork compiled, INetwork<double> net, double[] inputs, double[] targets, int n, Loss loss)
{
    private readonly Dictionary<string, double[]> _leaves = Leaves(net, inputs);
    private readonly List<Interpreter> _interpreters = [];

    private ProgramInfo Info => net.Engine.Info;

    /// <summary>The largest magnitude of a finite number on the way to everything that was asked for so far.</summary>
    public double Largest => _interpreters.Max(i => i.Largest);

    /// <summary>The parameters that a gradient moves, in the user's order.</summary>
    public static List<ParameterSpec> Trainable(INetwork<double> net) => [.. net.Engine.Info.Parameters.Where(p => !p.IsState)];

    /// <summary>The outputs in inference.</summary>
    public double[] Outputs()
    {
        double[] z = Interpret(_leaves).Value(Lowering.Lower(compiled.Graph, training: false).Z),
            outputs = new double[z.Length];
        for (int i = 0; i < n; i++)
            Info.Link.Apply<double>(Sample(z, i), Sample(outputs, i));
        return outputs;

        Span<double> Sample(double[] values, int i) => values.AsSpan(i * Info.OutputLength, Info.OutputLength);
    }

    /// <summary>The outputs in inference of a graph over the same weights, such as that of all layers.</summary>
    public double[] Outputs(NetworkGraph graph) => Interpret(_leaves).Value(Lowering.Lower(graph, training: false).Z);

    /// <summary>The mean over samples of (‖g‖ - 1)², g being the gradient of the sum of a sample's values before the link, and the gradient
    /// of that, parameter by parameter in the user's order.</summary>
    public double[] SlopePenalty(out double value)
    {
        Lowered lowered = Lowering.Lower(compiled.Graph, training: true);
        TensorProgram program = lowered.Z.Program;
        Node input = program.Nodes.First(node => node is Leaf { Key: Leaf.Input }),
            slope = Generator.Differentiate.Gradient.Of([(lowered.Z, program.Add(new Fill(1, lowered.Z.Shape)))], [input])[0]!,
            cotangent = program.Add(new Leaf(Leaf.Cotangent, slope.Shape));
        double[] g = Interpret(_leaves).Value(slope),
            dg = new double[g.Length];
        value = 0;
        for (int start = 0; start < g.Length; start += Info.InputLength)
        {
            double norm = Math.Sqrt(g.Skip(start).Take(Info.InputLength).Sum(v => v * v));
            value += (norm - 1) * (norm - 1) / n;
            for (int i = start; i < start + Info.InputLength; i++)
                dg[i] = norm == 0 ? 0 : 2 * (1 - 1 / norm) * g[i] / n;
        }
        var nodes = lowered.Parameters.ToDictionary(p => p.Parameter.Name, p => p.Node);
        IReadOnlyList<Node?> gradients = Generator.Differentiate.Gradient.Of(
            [(slope, cotangent)],
            [.. Trainable(net).Select(p => nodes[p.Name])]
        );
        Interpreter interpreter = Interpret(new Dictionary<string, double[]>(_leaves) { [Leaf.Cotangent] = dg });
        return [.. Trainable(net).SelectMany((p, i) => gradients[i] is { } node ? interpreter.Value(node) : new double[p.Length])];
    }

    /// <summary>The gradient of the loss, with what regularisers add to both, parameter by parameter in the user's order.</summary>
    public double[] Gradient(out double value)
    {
        Lowered lowered = Lowering.Lower(compiled.Graph, training: true);
        var nodes = lowered.Parameters.ToDictionary(p => p.Parameter.Name, p => p.Node);
        IReadOnlyList<Node?> gradients = Gradients(lowered, [.. Trainable(net).Select(p => nodes[p.Name])]);
        double regularisers = lowered.Penalty is null ? 0 : Interpret(_leaves).Value(lowered.Penalty)[0];
        value = regularisers + Backward(lowered, out Interpreter interpreter);
        return [.. Trainable(net).SelectMany((p, i) => gradients[i] is { } g ? interpreter.Value(g) : new double[p.Length])];
    }

    /// <summary>The gradient of the loss, without regularisers, with respect to the samples.</summary>
    public double[] InputGradient(out double value)
    {
        Lowered lowered = Lowering.Lower(compiled.Graph, training: true);
        TensorProgram program = lowered.Z.Program;
        Node cotangent = program.Add(new Leaf(Leaf.Cotangent, lowered.Z.Shape)),
            input = program.Nodes.First(node => node is Leaf { Key: Leaf.Input });
        Node gradient = Generator.Differentiate.Gradient.Of([(lowered.Z, cotangent)], [input])[0]!;
        value = Backward(lowered, out Interpreter interpreter);
        return interpreter.Value(gradient);
    }

    /// <summary>Whether the loss has a slope along the samples at all.</summary>
    public static bool HasInputGradient(CompiledNetwork compiled)
    {
        Lowered lowered = Lowering.Lower(compiled.Graph, training: true);
        Node cotangent = lowered.Z.Program.Add(new Leaf(Leaf.Cotangent, lowered.Z.Shape)),
            input = lowered.Z.Program.Nodes.First(node => node is Leaf { Key: Leaf.Input });
        return Generator.Differentiate.Gradient.Of([(lowered.Z, cotangent)], [input])[0] is not null;
    }

    /// <summary>What a training step makes of a state or, for a moment of a reference batch, how the loss depends on it; null where it does
    /// nothing.</summary>
    public double[]? Update(string state)
    {
        Lowered lowered = Lowering.Lower(compiled.Graph, training: true);
        (Generator.Model.Parameter Parameter, Node Node) given = lowered.Parameters.SingleOrDefault(p => p.Parameter.Name == state);
        if (given.Node is null)
            return null;
        Node? value = given.Parameter.IsMoment
            ? Gradients(lowered, [given.Node])[0]
            : lowered.Updates.SingleOrDefault(u => u.State.Name == state).Value;
        Backward(lowered, out Interpreter interpreter);
        return value is null ? null : interpreter.Value(value);
    }

    // Of the loss and of what layers add to it.
    private static IReadOnlyList<Node?> Gradients(Lowered lowered, IReadOnlyList<Node> parameters)
    {
        var results = new List<(Node, Node)> { (lowered.Z, lowered.Z.Program.Add(new Leaf(Leaf.Cotangent, lowered.Z.Shape))) };
        if (lowered.Penalty is { } penalty)
            results.Add((penalty, penalty.Program.Add(new Fill(1, penalty.Shape))));
        return Generator.Differentiate.Gradient.Of(results, parameters);
    }

    // The loss, and an interpreter that knows its gradient.
    private double Backward(Lowered lowered, out Interpreter interpreter)
    {
        double[] z = Interpret(_leaves).Value(lowered.Z),
            dz = new double[z.Length];
        // The loss is one of samples, or of their steps where some are padding.
        double[]? mask = lowered.Mask is null ? null : Interpret(_leaves).Value(lowered.Mask);
        int rows = mask?.Length ?? n,
            columns = z.Length / rows;
        double count = mask?.Sum() ?? n,
            value = 0;
        double[] y = new double[columns],
            dy = new double[columns];
        for (int i = 0; i < rows; i++)
        {
            if (mask?[i] == 0)
                continue;
            Info.Link.Apply<double>(z.AsSpan(i * columns, columns), y);
            value += loss.Sample<double>(y, targets.AsSpan(i * columns, columns), dy) / count;
            Info.Link.PullBack<double>(y, dy);
            for (int j = 0; j < columns; j++)
                dz[i * columns + j] = dy[j] / count;
        }
        interpreter = Interpret(new Dictionary<string, double[]>(_leaves) { [Leaf.Cotangent] = dz });
        return value;
    }

    private Interpreter Interpret(IReadOnlyDictionary<string, double[]> leaves)
    {
        var interpreter = new Interpreter(n, leaves);
        _interpreters.Add(interpreter);
        return interpreter;
    }

    /// <summary>Weights and inputs, as the interpreter is given them.</summary>
    public static Dictionary<string, double[]> Leaves(INetwork<double> net, double[] inputs)
    {
        var leaves = net.GetWeights().ToDictionary(w => w.Name, w => w.Values);
        leaves[Leaf.Input] = inputs;
        return leaves;
    }
}
