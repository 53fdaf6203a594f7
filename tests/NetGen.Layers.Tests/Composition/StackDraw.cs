namespace NetGen.Layers.Tests.Composition;

/// <summary>Draws stacks of layers: of every kind, with sizes on both sides of everything that the code decides by.</summary>
internal sealed partial class StackDraw(System.Random random)
{
    private const int MostValues = 700;

    private static readonly int[] s_sizes = [1, 1, 2, 3, 4, 5, 8, 15, 16, 17, 33];
    private static readonly int[] s_narrow = [1, 2, 3, 4, 5];
    private static readonly string[] s_activations = Enum.GetNames<Activation>();

    // What the compiler refuses to differentiate twice, or by a sample alone.
    private static readonly string[] s_noSlope =
    [
        "[BatchNormalization",
        "[VirtualBatch",
        "[Embedding",
        "[Masking",
        "[SpectralNormalization",
        "TruncateAfter",
    ];

    // What no stack may end in whose slope is asked for.
    private static readonly string[] s_noSlopeAtLast = ["Activation.Softmax", "Activation.Sigmoid", "[MixtureDensity"];

    private readonly List<string> _layers = [];
    private readonly List<(string Name, int[] Shape)> _named = [];
    private int[] _shape = [];

    /// <summary>A stack that some say more of: that the outputs of all layers are asked for, or the slope of the last.</summary>
    public Stack DrawAsking()
    {
        Stack stack = Draw();
        return random.Next(4) switch
        {
            0 => new(["[Network(LayerOutputs = true)]", .. stack.Layers]),
            1 when HasSlope(stack) => new(["[Network(GradientPenalty = true)]", .. stack.Layers]),
            _ => stack,
        };
    }

    private static bool HasSlope(Stack stack) =>
        !s_noSlope.Any(no => stack.ToString().Contains(no, StringComparison.Ordinal))
        && !s_noSlopeAtLast.Any(no => stack.Layers[^1].Contains(no, StringComparison.Ordinal));

    public Stack Draw()
    {
        _layers.Clear();
        _named.Clear();
        Begin();
        int layers = 1 + random.Next(6);
        for (int i = 0; i < layers; i++)
            Add();
        if (random.Next(3) == 0)
            End();
        return new Stack([.. _layers]);
    }

    private void Begin()
    {
        switch (random.Next(11))
        {
            case 10:
                OverASource();
                break;
            case 0 or 1:
                Input(Size());
                break;
            case 2 or 3 or 4:
                Input(Narrow(), Few(17));
                if (random.Next(4) == 0)
                    Layer("Masking");
                break;
            case 5:
                int steps = Narrow(),
                    columns = Few(17);
                Layer($"Input({steps})");
                if (random.Next(3) == 0)
                {
                    Layer($"CategoryEncoding({columns}, OutputMode = OutputMode.{Any("MultiHot", "Count")})", [columns]);
                    break;
                }
                Layer($"Embedding({2 + random.Next(8)}, {columns}{Maybe(3, ", MaskZero = true")})");
                _shape = [steps, columns];
                break;
            case 6:
                int nodes = Narrow(),
                    features = Few(8),
                    units = Few(17);
                Layer($"Input({nodes}, {features}, Name = \"nodes\")");
                Layer($"Input({nodes}, 2, Name = \"children\")");
                Layer(
                    $"{(random.Next(2) == 0 ? "TreeLSTM" : "RecursiveCell")}({units}, \"children\", From = "
                        + $"\"nodes\"{Maybe(2, ", ReturnSequences = true")})"
                );
                _shape = _layers[^1].Contains("ReturnSequences", StringComparison.Ordinal) ? [nodes, units] : [units];
                break;
            case 7:
                Input(Narrow(), Narrow(), Narrow(), Few(5));
                break;
            default:
                Input(1 + random.Next(9), 1 + random.Next(9), Few(17));
                break;
        }
    }

    private string Axes()
    {
        int[] axes = [.. Enumerable.Range(1, _shape.Length).Where(axis => axis == _shape.Length || random.Next(3) == 0)];
        return $"Axis = new[] {{ {List(random.Next(4) > 0 ? axes : [1])} }}";
    }

    // An axis, and what is said of it from either end: often nothing of the last.
    private (int Axis, string Said) Axis()
    {
        int axis = random.Next(3) == 0 ? random.Next(_shape.Length) : _shape.Length - 1;
        string said = $", Axis = {(random.Next(2) == 0 ? axis + 1 : axis - _shape.Length)}";
        return (axis, axis == _shape.Length - 1 && random.Next(4) > 0 ? "" : said);
    }

    // As the arguments of a layer that has no others.
    private static string Alone(string said) => said.Length == 0 ? "" : $"({said[2..]})";

    private string Formula() =>
        Any(
            "Map(\"x * tanh(log(1 + exp(x)))\")",
            "Map(\"x * sigmoid(beta * x) - 0.1\", Learn = new[] { \"beta = 1.5\" })",
            "Map(\"x > 1 ? 2 * x - 1 : x ^ 2\", OneForAll = true)",
            "Map(\"a * erf(x) + clip(b + x, -1, 1)\", Learn = new[] { \"a = 1\", \"b = 0.25\" }, OneForAll = true)"
        );

    private void Input(params int[] shape) => Layer($"Input({List(shape)})", shape);

    private void Add()
    {
        (string[] before, int[] shape) = (_layers.ToArray(), _shape);
        if (random.Next(5) == 0)
            Joined();
        else if (random.Next(4) == 0)
            Anywhere();
        else if (_shape.Length == 1)
            OfVector();
        else if (_shape.Length == 2)
            OfSequence();
        else if (_shape.Length == 3)
            OfImage();
        else if (_shape.Length == 4)
            OfVolume();
        else
            Layer("Flatten", [Product(_shape)]);
        if (_shape.All(d => d > 0) && Product(_shape) <= MostValues)
        {
            if (_layers.Count == before.Length + 1 && _shape.SequenceEqual(shape) && random.Next(4) == 0)
                SharedLayer.Twice(_layers);
            return;
        }
        _layers.Clear();
        _layers.AddRange(before);
        _shape = shape;
    }

    private void Anywhere()
    {
        (int axis, string said) = Axis();
        switch (random.Next(15))
        {
            case 0:
                Layer($"Activation({Act()})");
                break;
            case 14 when _shape[axis] % 2 == 0:
                Layer("GLU" + Alone(said), [.. _shape[..axis], _shape[axis] / 2, .. _shape[(axis + 1)..]]);
                break;
            case 12:
                Layer($"GroupNormalization({Divisor(_shape[axis])}{said}{Maybe(4, ", Center = false")})");
                break;
            case 13:
                Layer(Any($"RMSNormalization({Axes()})", "UnitNormalization" + Alone(said)));
                break;
            case 10:
                Layer($"Rescaling({Any("0.5", "-1.5")}{Maybe(2, ", 0.25")})");
                break;
            case 11:
                int[] order = [.. Enumerable.Range(0, _shape.Length)];
                random.Shuffle(order);
                Layer($"Permute({List([.. order.Select(axis => axis + 1)])})", [.. order.Select(axis => _shape[axis])]);
                break;
            case 1:
                Layer("BatchNormalization" + Alone(said + Maybe(4, ", Center = false")));
                break;
            case 2:
                Layer($"LayerNormalization({Axes()}{Maybe(4, ", Scale = false")})");
                break;
            case 3:
                Layer("VirtualBatchNormalization" + Alone(said));
                break;
            case 4 when _shape.Length == 2 && random.Next(2) == 0:
                Stated();
                break;
            case 4:
                string spatial = _shape.Length is 2 or 3 or 4 && random.Next(2) == 0 ? "Spatial" : "";
                Layer($"{spatial}Dropout{(spatial.Length > 0 ? $"{_shape.Length - 1}D" : "")}(0.3{Maybe(4, ", ActivityL2 = 0.1")})");
                break;
            case 5 when random.Next(2) == 0:
                Layer("Activation(Activation.Sigmoid), ActivityRegularizer.Sparsity(0.1, 0.1)");
                break;
            case 5:
                Layer("GaussianNoise(0.2)");
                break;
            case 6:
                Layer(
                    Any(
                        "PReLU",
                        $"PReLU(SharedAxes = new[] {{ {axis + 1} }})",
                        "LeakyReLU(0.1)",
                        "ELU(0.5)",
                        Formula(),
                        Formula(),
                        $"Normalization(Mean = new[] {{ 0.5 }}, Variance = new[] {{ 2.0 }}{said})",
                        "Discretization(-0.5, 0, 0.5)"
                    )
                );
                break;
            case 7:
                Layer($"Corruption(0.3{Maybe(2, ", SaltAndPepper = true")})");
                break;
            case 8:
                Layer("Flatten", [Product(_shape)]);
                break;
            default:
                int all = Product(_shape),
                    first = Divisor(all),
                    second = Divisor(all / first);
                if (random.Next(2) == 0)
                    Layer($"Reshape({first}, {all / first})", [first, all / first]);
                else if (random.Next(4) == 0)
                    Layer($"Reshape(1, {first}, {second}, {all / first / second})", [1, first, second, all / first / second]);
                else
                    Layer($"Reshape({first}, {second}, {all / first / second})", [first, second, all / first / second]);
                break;
        }
    }

    private void End()
    {
        if (_shape.Length > 1)
            Layer("Flatten", [Product(_shape)]);
        switch (random.Next(4))
        {
            case 0:
                Layer($"MixtureDensity(2{Maybe(2, ", Dimensions = 3")})");
                break;
            case 1:
                Layer($"Dense({1 + random.Next(5)}, Activation.{Maybe(2, "Log")}Softmax)");
                break;
            case 2:
                Layer("Dense(1)");
                break;
            default:
                Layer($"Dense({1 + random.Next(5)}, Activation.Sigmoid)");
                break;
        }
    }

    private void Layer(string text, int[]? shape = null)
    {
        _layers.Add($"[{text}]");
        if (shape is not null)
            _shape = shape;
    }

    private bool Last(string argument) => _layers[^1].Contains(argument, StringComparison.Ordinal);

    private int Size() => s_sizes[random.Next(s_sizes.Length)];

    private int Few(int most) => Size() is var size && size <= most ? size : Narrow();

    private int Narrow() => s_narrow[random.Next(s_narrow.Length)];

    private int Divisor(int value)
    {
        int[] divisors = [.. Enumerable.Range(1, value).Where(d => value % d == 0)];
        return divisors[random.Next(divisors.Length)];
    }

    private string Any(params string[] words) => words[random.Next(words.Length)];

    private string Act() => "Activation." + s_activations[random.Next(s_activations.Length)];

    private string MaybeAct() => random.Next(2) == 0 ? "" : ", " + Act();

    private string Maybe(int oneIn, string text) => random.Next(oneIn) == 0 ? text : "";

    private static string Strided(int strides) => strides == 1 ? "" : $", Strides = {strides}";

    private static string Padded(bool same) => same ? ", Padding = Padding.Same" : "";

    private static int Windows(int length, int span, int strides, bool same) =>
        same ? (length + strides - 1) / strides
        : length < span ? 0
        : (length - span) / strides + 1;

    private static int Product(int[] shape) => shape.Aggregate(1, (product, d) => product * d);

    // As attributes have it.
    private static string List(int[] shape) => string.Join(", ", shape);
}
