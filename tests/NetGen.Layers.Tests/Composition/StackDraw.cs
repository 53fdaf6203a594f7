namespace NetGen.Layers.Tests.Composition;

/// <summary>Draws stacks of layers: of every kind, with sizes on both sides of everything that the code decides by.</summary>
internal sealed partial class StackDraw(System.Random random)
{
    private const int MostValues = 700;

    private static readonly int[] s_sizes = [1, 1, 2, 3, 4, 5, 8, 15, 16, 17, 33];
    private static readonly int[] s_narrow = [1, 2, 3, 4, 5];
    private static readonly string[] s_activations = Enum.GetNames<Activation>();

    private readonly List<string> _layers = [];
    private readonly List<(string Name, int[] Shape)> _named = [];
    private int[] _shape = [];

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
        switch (random.Next(10))
        {
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

    // What is beside the output of a layer.
    private void Stated()
    {
        int units = Few(17),
            steps = _shape[0];
        if (random.Next(3) == 0)
        {
            int heads = 1 + random.Next(3);
            Layer($"MultiHeadAttention({heads}, {Few(8)}{Maybe(2, ", UseCausalMask = true")})");
            Layer("AttentionScores", [heads, steps, steps]);
            return;
        }
        string kind = Any("SimpleRNN", "GRU", "LSTM"),
            name = $"r{_layers.Count}";
        Layer($"{kind}({units}, ReturnSequences = true, Name = \"{name}\"{Maybe(2, ", GoBackwards = true")})");
        if (random.Next(2) == 0)
            Layer($"FinalState({(kind == "LSTM" ? random.Next(2) : 0)})", [units]);
        else
            Layer($"{kind}({units}, ReturnSequences = true, InitialState = new[] {{ \"{name}\" }})", [steps, units]);
    }

    private string Axes()
    {
        int[] axes = [.. Enumerable.Range(1, _shape.Length).Where(axis => axis == _shape.Length || random.Next(3) == 0)];
        return $"Axis = new[] {{ {List(random.Next(4) > 0 ? axes : [1])} }}";
    }

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
        switch (random.Next(15))
        {
            case 0:
                Layer($"Activation({Act()})");
                break;
            case 14 when _shape[^1] % 2 == 0:
                Layer("GLU", [.. _shape[..^1], _shape[^1] / 2]);
                break;
            case 12:
                Layer($"GroupNormalization({Divisor(_shape[^1])}{Maybe(4, ", Center = false")})");
                break;
            case 13:
                Layer(Any($"RMSNormalization({Axes()})", "UnitNormalization"));
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
                Layer($"BatchNormalization{Maybe(4, "(Center = false)")}");
                break;
            case 2:
                Layer($"LayerNormalization({Axes()}{Maybe(4, ", Scale = false")})");
                break;
            case 3:
                Layer("VirtualBatchNormalization");
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
                Layer(Any("PReLU", "LeakyReLU(0.1)", "ELU(0.5)", Formula(), Formula()));
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

    // What a layer further up made, once more.
    private void Joined()
    {
        (string Name, int[] Shape)[] alike =
        [
            .. _named.Where(n => n.Shape.Length == _shape.Length && n.Shape[..^1].SequenceEqual(_shape[..^1])),
        ];
        if (alike.Length == 0 || random.Next(3) == 0)
        {
            string last = _layers[^1];
            if (
                last.Contains("Name = ", StringComparison.Ordinal)
                || last.Contains("), ", StringComparison.Ordinal)
                || _layers.Count > 1 && _layers[^2] is "[TimeDistributed]" or "[Bidirectional]"
            )
                return;
            string name = $"h{_named.Count}";
            _layers[^1] = last.EndsWith(")]", StringComparison.Ordinal)
                ? $"{last[..^2]}, Name = \"{name}\")]"
                : $"{last[..^1]}(Name = \"{name}\")]";
            _named.Add((name, _shape));
            Anywhere();
            return;
        }
        (string of, int[] shape) = alike[random.Next(alike.Length)];
        if (_shape.Length == 2 && random.Next(4) == 0)
            Layer($"Dot(\"{of}\", 1{Maybe(3, ", Normalize = true")})", [_shape[1], shape[1]]);
        else if (shape[^1] == _shape[^1] && _shape.Length == 2 && random.Next(4) == 0)
            Layer($"Dot(\"{of}\", 2)", [_shape[0], shape[0]]);
        else if (shape[^1] == _shape[^1] && random.Next(3) > 0)
            Layer(
                random.Next(7) == 0
                    ? $"Map(\"tanh(x) * sigmoid({of})\", \"{of}\")"
                    : $"{Any("Add", "Subtract", "Multiply", "Average", "Maximum", "Minimum")}(\"{of}\")"
            );
        else
            Layer($"Concatenate(\"{of}\")", [.. _shape[..^1], _shape[^1] + shape[^1]]);
    }

    private void OfVector()
    {
        // Rows of 512 values get a vector more than they need.
        int units = _shape[0] <= 17 && random.Next(16) == 0 ? 512 : Size();
        switch (random.Next(10))
        {
            case 9:
                int times = 1 + random.Next(4);
                Layer($"RepeatVector({times})", [times, _shape[0]]);
                break;
            case 0:
                Layer($"Maxout({units}, {2 + random.Next(3)})", [units]);
                break;
            case 1:
                Layer($"RBF({units})", [units]);
                break;
            case 2:
                Layer($"DropConnect({units}, 0.3{MaybeAct()})", [units]);
                break;
            case 3 when _shape[0] % 2 == 0:
                Layer("Reparameterize(KLWeight = 0.1)", [_shape[0] / 2]);
                break;
            default:
                Layer(
                    $"Dense({units}{MaybeAct()}{Maybe(4, ", UseBias = false")}{Maybe(5, ", L2 = 0.1")}{Maybe(6, ", L1 = 0.1")}{Maybe(6, ", ActivityL2 = 0.1")})"
                        + (units > 1 ? Maybe(6, ", KernelRegularizer.Orthogonal(0.1, OrthogonalMode.Columns)") : ""),
                    [units]
                );
                break;
        }
    }

    private void OfSequence()
    {
        int units = Few(33),
            kernel = 1 + random.Next(3),
            strides = 1 + random.Next(2);
        bool same = random.Next(2) == 0;
        int steps = Windows(_shape[0], kernel, strides, same);
        switch (random.Next(14))
        {
            case 11:
                int longer = same ? _shape[0] * strides : (_shape[0] - 1) * strides + Math.Max(kernel, strides);
                Layer($"Conv1DTranspose({units}, {kernel}{MaybeAct()}{Strided(strides)}{Padded(same)})", [longer, units]);
                break;
            case 9:
                Layer($"UpSampling1D({strides})", [strides * _shape[0], _shape[1]]);
                break;
            case 10:
                int before = random.Next(3),
                    behind = random.Next(2);
                if (same)
                    Layer($"ZeroPadding1D({before}, {behind})", [before + _shape[0] + behind, _shape[1]]);
                else
                    Layer($"Cropping1D({before}, {behind})", [_shape[0] - before - behind, _shape[1]]);
                break;
            case 0:
                Layer($"Dense({units}{MaybeAct()})", [_shape[0], units]);
                break;
            case 5:
                Layer($"PositionalEmbedding{Any("", "(PositionalEncoding.Sinusoidal)", "(L2 = 0.1)")}");
                break;
            case 6:
                (string Name, int[] Shape)[] sequences = [.. _named.Where(n => n.Shape.Length == 2)];
                int keys = Few(17);
                string rotary = keys % 2 == 0 ? Maybe(2, ", Rotary = true") : "",
                    asked = sequences.Length > 0 ? Maybe(2, $", \"{sequences[random.Next(sequences.Length)].Name}\"") : "";
                Layer(
                    $"MultiHeadAttention({1 + random.Next(3)}, {keys}{asked}{Maybe(3, ", UseCausalMask = true")}{rotary}"
                        + $"{Maybe(4, $", ValueDim = {Few(17)}")}, OutputDim = {units}{Maybe(4, ", Dropout = 0.3")}"
                        + $"{Maybe(5, ", UseBias = false")})",
                    [_shape[0], units]
                );
                break;
            case 4:
                Layer($"Global{Any("Max", "Average")}Pooling1D", [_shape[1]]);
                break;
            case 1:
                string padded = same && random.Next(2) == 0 ? ", Padding = Padding.Causal" : Padded(same);
                Layer($"Conv1D({units}, {kernel}{MaybeAct()}{Strided(strides)}{padded})", [steps, units]);
                break;
            case 2:
                Layer($"{Any("Max", "Average")}Pooling1D({kernel}{Strided(strides)}{Padded(same)})", [steps, _shape[1]]);
                break;
            case 3:
                Layer("TimeDistributed");
                Layer($"Dense({units}{MaybeAct()})", [_shape[0], units]);
                break;
            default:
                bool all = random.Next(2) == 0,
                    both = random.Next(3) == 0;
                string merge = both ? Any("", "Sum", "Average", "Multiply") : "";
                if (both)
                    Layer(merge.Length == 0 ? "Bidirectional" : $"Bidirectional(MergeMode = MergeMode.{merge})");
                string more =
                    Maybe(4, ", Dropout = 0.3")
                    + Maybe(5, ", RecurrentDropout = 0.3")
                    + (both ? "" : Maybe(5, ", GoBackwards = true"))
                    + Maybe(6, ", UseBias = false")
                    + Maybe(6, ", TruncateAfter = 2");
                int width = both && merge.Length == 0 ? 2 * units : units;
                string kind = Any("SimpleRNN", "LSTM", "GRU");
                more += Maybe(4, $", Activation = {Act()}");
                // Gates without a bound grow from step to step, until no difference finds a slope.
                if (kind != "SimpleRNN" && _shape[0] <= 5)
                    more += Maybe(4, $", RecurrentActivation = {Act()}");
                if (kind == "GRU")
                    more += Maybe(3, ", ResetAfter = false");
                Layer($"{kind}({units}{(all ? ", ReturnSequences = true" : "")}{more})", all ? [_shape[0], width] : [width]);
                break;
        }
    }

    private void OfImage()
    {
        int filters = Few(33),
            kernel = 1 + random.Next(3),
            strides = 1 + random.Next(2),
            dilation = random.Next(6) == 0 && strides == 1 ? 2 : 1,
            span = (kernel - 1) * dilation + 1;
        bool same = random.Next(2) == 0;
        int height = Windows(_shape[0], span, strides, same),
            width = Windows(_shape[1], span, strides, same);
        string window = $"{Strided(strides)}{Padded(same)}",
            dilated = dilation > 1 ? $", DilationRate = {dilation}" : "";
        switch (random.Next(13))
        {
            case 0 or 1:
                Layer($"Conv2D({filters}, {kernel}{MaybeAct()}{window}{dilated})", [height, width, filters]);
                break;
            case 2:
                int groups = Divisor(_shape[2]),
                    across2 = 1 + random.Next(3);
                filters = groups * (1 + random.Next(4));
                Layer(
                    $"Conv2D({filters}, {kernel}, {across2}{MaybeAct()}{(strides > 1 ? ", StrideHeight = 2" : "")}{Padded(same)}, Groups = "
                        + $"{groups})",
                    [Windows(_shape[0], kernel, strides, same), Windows(_shape[1], across2, 1, same), filters]
                );
                break;
            case 3:
                Layer(
                    $"DepthwiseConv2D({kernel}{MaybeAct()}{window}{dilated}{Maybe(3, ", DepthMultiplier = 2")})",
                    [height, width, _shape[2] * (Last("DepthMultiplier") ? 2 : 1)]
                );
                break;
            case 4:
                Layer($"SeparableConv2D({filters}, {kernel}{MaybeAct()}{window}{dilated})", [height, width, filters]);
                break;
            case 5:
                (int up, int across) = same
                    ? (_shape[0] * strides, _shape[1] * strides)
                    : ((_shape[0] - 1) * strides + Math.Max(kernel, strides), (_shape[1] - 1) * strides + Math.Max(kernel, strides));
                Layer($"Conv2DTranspose({filters}, {kernel}{MaybeAct()}{window})", [up, across, filters]);
                break;
            case 6 or 7:
                int pool = 1 + random.Next(3);
                Layer(
                    $"MaxPooling2D({pool}{Padded(same)})",
                    [Windows(_shape[0], pool, pool, same), Windows(_shape[1], pool, pool, same), _shape[2]]
                );
                break;
            case 8:
                Layer(
                    $"{Any("Max", "Average")}Pooling2D({kernel}{window})",
                    [Windows(_shape[0], kernel, strides, same), Windows(_shape[1], kernel, strides, same), _shape[2]]
                );
                break;
            case 9:
                if (random.Next(3) == 0)
                    Layer($"Global{Any("Max", "Average")}Pooling2D(KeepDims = true)", [1, 1, _shape[2]]);
                else
                    Layer($"Global{Any("Max", "Average")}Pooling2D", [_shape[2]]);
                break;
            case 10:
                int tall = 1 + random.Next(3);
                Layer(
                    $"UpSampling2D({tall}, 2{Maybe(2, ", Interpolation = Interpolation.Bilinear")})",
                    [tall * _shape[0], 2 * _shape[1], _shape[2]]
                );
                break;
            case 11:
                int above = random.Next(3),
                    left = random.Next(3);
                Layer($"Cropping2D({above}, 1, {left}, 0)", [_shape[0] - above - 1, _shape[1] - left, _shape[2]]);
                break;
            default:
                Layer("ZeroPadding2D(1)", [_shape[0] + 2, _shape[1] + 2, _shape[2]]);
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
                Layer($"Dense({1 + random.Next(5)}, Activation.Softmax)");
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
