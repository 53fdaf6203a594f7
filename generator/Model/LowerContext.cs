using NetGen.Generator.Attributes;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Spec;

namespace NetGen.Generator.Model;

/// <summary>What a layer kind is given to write itself in primitives.</summary>
internal sealed class LowerContext(Lowering lowering, Layer layer, string suffix, IReadOnlyList<Node> inputs, IReadOnlyList<Node?> masks)
{
    private readonly Dictionary<string, Node> _replaced = [];
    private readonly Node[] _inputs = [.. inputs.Select(layer.Kind.Order(layer).Seen)];

    public Layer Layer => layer;

    public LayerSpec Spec => layer.Spec;

    /// <summary>The layer's number, which ends the names of its tensors: "2" in W2.</summary>
    public string Suffix => suffix;

    /// <summary>The pass trains the layer: moments are those of the batch.</summary>
    public bool Training => lowering.Training && !layer.IsFrozen;

    /// <summary>Noise is on.</summary>
    public bool IsNoisy => lowering.IsNoisy;

    /// <summary>The batch is the reference that others are normalised by.</summary>
    public bool IsReference => lowering.IsReference;

    public TensorProgram Program => lowering.Program;

    /// <summary>How the layer sees its tensors.</summary>
    public ChannelOrder Order { get; } = layer.Kind.Order(layer);

    /// <summary>The axis that the layer works along is that of the steps.</summary>
    public bool IsAlongSteps => Order.IsFirst && Order.Behind == Input.Rank - 1;

    public IReadOnlyList<Node> Inputs => _inputs;

    /// <summary>The first input, batch axis first.</summary>
    public Node X => _inputs[0];

    /// <summary>The shape of the first input, without the batch, as the layer sees it.</summary>
    public Shape Input => Order.Seen(layer.Inputs[0].Output);

    /// <summary>The same of the output.</summary>
    public Shape Output => Order.Seen(layer.Output);

    /// <summary>Which steps of the first input are no padding: [n, steps, 1], 1 for these and 0 for padding; null if all are. No gradient
    /// goes through it.</summary>
    public Node? Mask => masks[0];

    /// <summary>The same of every input.</summary>
    public IReadOnlyList<Node?> Masks => masks;

    /// <summary>A step is there if one of the inputs has it; none is padding where an input has no mask.</summary>
    public Node? JoinedMask =>
        masks.Aggregate((a, b) => a is null || b is null ? null : Map.Of(Expr.Select(new In(0) - new In(1), new In(0), new In(1)), a, b));

    /// <summary>The output's mask. Set it where it is not what <see cref="StepBehaviour.KeepsSteps"/> says.</summary>
    public Node? OutputMask { get; set; } = layer.Kind.Steps(layer.Spec).KeepsSteps ? masks[0] : null;

    public Shape WithBatch(Shape shape) => shape.Prepend(Shape.N);

    /// <summary>One of the layer's parameters or states, called <paramref name="symbol"/> in the generated code.</summary>
    public Node Parameter(string tensor, string symbol) =>
        _replaced.TryGetValue(tensor, out Node? other) ? other : lowering.Parameter(Declared(tensor), symbol + suffix);

    /// <summary>Lets the layer read something else for one of its parameters: what a wrapper makes of it.</summary>
    public void Replace(string tensor, Node value) => _replaced[tensor] = value;

    /// <summary>What a training step makes of one of the layer's states. Reading the state gives its value before.</summary>
    public void Update(string tensor, Node value) => lowering.Update(Declared(tensor), value);

    /// <summary>A moment of the reference batch, in the order in which the layer declares its moments: the mean of these rows over the
    /// samples, [n, .., features].</summary>
    public void AddMoment(Node rows) => lowering.AddMoment(rows);

    /// <summary>z plus the bias, if the layer has declared one.</summary>
    public Node PlusBias(Node z) => Find("bias") is null ? z : z.Plus(Parameter("bias", "b"));

    public Node Activate(Node z, Activation activation)
    {
        if (activation == Activation.Linear)
            return z;
        z.Named("z" + suffix);
        return Program.For(z.Origin with { Activation = activation.ToString() }, () => Activations.All[activation](z));
    }

    /// <summary>What the layer can give besides its output, by names that its kind knows, and is made where another one asks for
    /// it.</summary>
    public Dictionary<string, Func<Node>> Besides { get; } = [];

    /// <summary>What an input's layer gives besides its output.</summary>
    public Node MadeBeside(int input, string name) => lowering.MadeBeside(layer.Inputs[input], name);

    /// <summary>Iterates over the steps of the layer's sequence; <paramref name="owner"/> names what is carried.</summary>
    public Iteration Iterate(string owner, int length, bool isReverse = false, int truncateAfter = 0) =>
        lowering.Iterate(owner, length, isReverse, truncateAfter);

    /// <summary>The one step that there is, where a network goes step by step: what the layer must remember is carried through it. Null
    /// everywhere else.</summary>
    public Iteration? Stream => lowering.Stream(layer.Name);

    /// <summary>A value that stays the same at every step of the first input: a stream computes it when it begins. Anywhere else it is the
    /// value itself.</summary>
    public Node Once(string name, Node value) => lowering.Once($"{layer.Name}.{name}", value);

    /// <summary>Random numbers: at every step others for each sample. Seed 0 derives one from the network's.</summary>
    public Node Random(RandomKind kind, Shape shape, int seed) => lowering.Random(kind, seed, shape).Named("random" + suffix);

    /// <summary>Adds the sum of all values to the loss, called <paramref name="name"/> in the generated code. A mean over the batch takes
    /// the factor <see cref="InverseBatch"/>.</summary>
    public void AddLoss(Node terms, string name) => lowering.AddLoss(terms, name + suffix);

    /// <summary>The layer inside, over the same input, with a suffix of its own.</summary>
    public LowerContext Wrapped(string suffix) => new(lowering, layer.Wrapped!, suffix, [X], [Mask]);

    /// <summary>The layer inside at every step of the input, for all steps at once or in a loop.</summary>
    public Node EachStep(bool staysInLoop) => lowering.EachStep(layer.Wrapped!, suffix, X, staysInLoop);

    /// <summary>The value itself, after laying on it the penalties that the layer's attribute says.</summary>
    public Node Penalized(Node y)
    {
        lowering.PenalizeActivity(Spec, y);
        return y;
    }

    /// <summary>The layers of the network inside, in the place of this one.</summary>
    public Node LowerSubnetwork()
    {
        (Node output, OutputMask) = lowering.Inline(layer, suffix, X, Mask);
        return output;
    }

    private Parameter Declared(string tensor) =>
        Find(tensor) ?? throw new InvalidOperationException($"[{Spec.Kind}] has not declared '{tensor}'.");

    private Parameter? Find(string tensor) => layer.Parameters.FirstOrDefault(p => p.Name.EndsWith("." + tensor, StringComparison.Ordinal));
}
