using NetGen.Generator.Plan;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>Writes a contraction: sizes as constants, the epilogue as Finish.</summary>
internal sealed class ContractText
{
    private readonly ContractKernel _kernel;
    private readonly PassScope _pass;
    private readonly KernelText _text;
    private readonly Dictionary<Node, string> _formulas;
    private readonly string _a;
    private readonly string _b;
    private readonly string? _scales;

    private ContractText(ContractKernel kernel, PassScope pass)
    {
        (_kernel, _pass, _text) = (kernel, pass, new KernelText(kernel, pass));
        Node a = Contract.Inputs[Form.A];
        (_a, _b) = (_text.Pointer(a, a is Leaf { Key: Leaf.Input } ? "x" : null), _text.Pointer(Right));
        _scales = _text.Scales(Right);
        _formulas = new() { [Contract] = _scales is null ? $"{_a} · {_b}" : $"{_a} · {_b} · {_scales}" };
    }

    private Contract Contract => _kernel.Contract;

    private ContractForm Form => _kernel.Form;

    // What the pointer to the right operand points at.
    private Node Right => Contract.Inputs[Form.B] is Inline inline ? InlineOperand.Vectors(inline.Map)![0] : Contract.Inputs[Form.B];

    public static string Call(ContractKernel kernel, PassScope pass, KernelLibrary library)
    {
        var text = new ContractText(kernel, pass);
        return kernel is PooledKernel pooled ? text.Pooled(pooled, library)
            : kernel.Form.IsTransposed ? text.Transposed(library)
            : text.Plain(library);
    }

    private string Plain(KernelLibrary library)
    {
        _text.Define(Contract, Scaled("sum"));
        Epilogue(Contract.Shape, Form.Lanes.Length);
        // Both passes forwards share a struct; those backwards never infer.
        bool isForward = !_kernel.IsBackward && _kernel.IsRows;
        (string more, string onward) = Form.IsPlain ? ("", "") : (", int segments", ", segments");
        string Infer(string unique) =>
            isForward
                ? $"\n\n    public void Infer(int from, int to, int depth{more}) => Ng::Contract.Infer<{_text.Number}, {unique}>(this, "
                    + $"from, to, depth{onward});"
                : "";
        string name = Struct(
            library,
            "IContract",
            TiledWindows.Are(Contract, Form) ? "" : BordersText.Of(Contract, Form),
            unique =>
                $"public void Run(int from, int to, int depth{more}) => Ng::Contract.Run<{_text.Number}, {unique}>(this, from, to, "
                + $"depth{onward});{Infer(unique)}",
            "V sum"
        );
        string range = PassScope.Range(TiledText.Shared(Contract, Form), Form.Lanes.Length);
        return $"new {name}({_text.Arguments}).{(_pass.IsInference && isForward ? "Infer" : "Run")}({range}, {Depth});";
    }

    private string Pooled(PooledKernel kernel, KernelLibrary library)
    {
        Shape image = Contract.Shape,
            space = kernel.Space.Without([3, 4]),
            pooled = kernel.Max.Shape;
        _text.Define(kernel.Max, Scaled("max"));
        foreach (ArgMax which in kernel.Nodes.OfType<ArgMax>())
            _text.Define(which, "which");
        _formulas[kernel.Max] = $"max of 2 x 2 of {_formulas[Contract]}";
        Epilogue(space, 1);
        string lines =
            $"\n    public static int Lines => {Show.Of(image[1])};\n    public static int WindowLines => {Show.Of(pooled[1])};\n    "
            + $"public static int WindowColumns => {Show.Of(pooled[2])};";
        string name = Struct(
            library,
            "IPooledContract",
            lines,
            unique =>
                $"public void Run(int from, int to, int depth, int segments) => Ng::Contract.RunPooled<{_text.Number}, {unique}>(this, "
                + $"from, to, depth, segments);",
            "V max, V which"
        );
        return $"new {name}({_text.Arguments}).Run(s.From, s.To, {Depth});";
    }

    private string Transposed(KernelLibrary library)
    {
        _text.Define(Contract, "sum");
        Epilogue(Contract.Shape, Form.Lanes.Length);
        string name = Struct(
            library,
            "ITransposedContract",
            $"\n    public static int RowColumns => {Show.Of(Contract.Shape.Last)};",
            unique =>
                "public void Run(int from, int to, int depth) => "
                + $"Ng::Contract.RunTransposed<{_text.Number}, {unique}>(this, from, to, depth);",
            "V sum"
        );
        return $"new {name}({_text.Arguments}).Run(s.From, s.To, {Depth});";
    }

    // Columns that are stored as multiples of a scale are multiplied by it when they are summed.
    private string Scaled(string sum) => _scales is null ? sum : $"({sum} * V.Load({_scales} + j))";

    private string Depth =>
        $"depth: {PassScope.Count(Form.Depth.Select(Dim))}"
        + (Form.IsPlain ? "" : $", segments: {PassScope.Count(Form.Segments.Select(Dim))}");

    // Everything behind the sum, in terms of row i and column j of the space.
    private void Epilogue(Shape space, int lanes)
    {
        int[] rows = Enumerable.Range(0, space.Rank - lanes).ToArray();
        string Offset(IReadOnlyList<int> steps)
        {
            string row = OffsetText.Of("i", rows, space, steps);
            return steps[space.Rank - 1] == 0 ? row
                : row.Length == 0 ? "j"
                : row + " + j";
        }
        foreach (Node node in _kernel.Nodes)
        {
            if (node == Contract && _kernel is PooledKernel)
                continue;
            string value = _text.Value(node, space, Offset);
            if (node is Map map)
                _formulas[node] = ExprText.Formula(
                    map.Expression,
                    (i, nested) => Formula(map.Inputs[i]) is var part && nested ? ExprText.Parenthesize(part) : part
                );
            if (_pass.Plan.IsStored(node))
                _text.Store(node, space, value, Offset);
        }
    }

    private string Formula(Node node) =>
        _formulas.TryGetValue(node, out string? known) || _formulas.TryGetValue(node.Core(), out known) ? known : _text.Formula(node);

    private string Struct(KernelLibrary library, string kind, string more, Func<string, string> runs, string finished)
    {
        string m = Sizes(Form.Groups + Form.Rows),
            k = Sizes(Form.Segments + Form.Depth + Form.Positions),
            n = Sizes(Form.Lanes);
        string role = !_kernel.IsBackward
            ? _kernel.Nodes.Count > 2
                ? KernelLibrary.Activation(_kernel)
                : ""
            : _kernel.IsRows
                ? "dX"
                : "dW";
        IEnumerable<int> sizes = (_kernel.IsRows ? Form.Segments + Form.Depth : Form.Groups + Form.Rows).Concat(Form.Lanes).Select(Dim);
        Node stored = _kernel.Nodes.Last(n => _pass.Plan.IsStored(n) && n is not ArgMax);
        string computed = Computed;
        return library.Add(
            KernelLibrary.Name(_kernel, sizes, role),
            unique =>
                $$"""
                    /// <summary>{{KernelText.OutputStem(stored)}} = {{Show.Xml(
                        _formulas[stored]
                    )}}: [{{m}}, {{k}}] · [{{k}}, {{n}}].</summary>
                    private readonly struct {{unique}}({{_text.Parameters}}) : Ng::{{kind}}<{{_text.Number}}>
                    {
                        public static int RowStride => {{Show.Of(Form.RowStride)}};
                        public static int DepthStride => {{Show.Of(Form.DepthStride)}};
                        public static int Pitch => {{Show.Of(Form.Pitch)}};
                        public static int Columns => {{Show.Of(Form.Columns)}};{{Parts}}{{more}}
                        public Ng::Ptr<{{_text.Number}}> A => {{_a}};
                        public Ng::Ptr<{{_text.Number}}> B => {{_b}}{{(IsStored ? ".As<float>()" : "")}};

                        {{runs(unique)}}{{computed}}{{(IsStored ? StoredText.Members(isInt8: _scales is not null) : "")}}

                        [Compiler::MethodImpl(Compiler::MethodImplOptions.AggressiveInlining)]
                        public void Finish<V>({{finished}}, int i, int j) where V : struct, Ng::IVec<V, {{_text.Number}}>
                        {
                            {{KernelText.Body(_text.Statements)}}
                        }
                    }
                    """
        );
    }

    // Where rows and terms lie that no single step leads to.
    private string Parts
    {
        get
        {
            string[] members =
            [
                .. Form.IsPlain ? [] : new[] { "bool HasParts => true" },
                .. Form.Groups.Length == 0
                    ? []
                    : new[]
                    {
                        $"int Group => {PassScope.Count(Form.Rows.Select(Dim))}",
                        $"int GroupStart(int g) => {Offset(Form.A, "g", Form.Groups)}",
                    },
                .. Form.HasManyB ? new[] { $"int GroupB(int g) => {Offset(Form.B, "g", Form.Groups)}" } : [],
                .. Form.IsLaneByLane ? new[] { "bool IsLaneByLane => true" } : [],
                .. TiledText.Of(Contract, Form),
                .. Form.Positions.Length == 0
                    ? []
                    : new[]
                    {
                        $"int Positions => {PassScope.Count(Form.Positions.Select(Dim))}",
                        $"int PositionA(int p) => {Offset(Form.A, "p", Form.Positions)}",
                    },
                .. Form.Segments.Length == 0
                    ? []
                    : new[]
                    {
                        $"int SegmentA(int s) => {Offset(Form.A, "s", Form.Segments)}",
                        $"int SegmentB(int s) => {Offset(Form.B, "s", Form.Segments)}",
                    },
            ];
            return string.Concat(members.Select(m => $"\n    public static {m};"));
        }
    }

    private bool IsStored => _pass.Place(Right).Block.Region == Region.Stored;

    // A right operand that is computed while it is read, from the vectors at b, at position p.
    private string Computed
    {
        get
        {
            if (Contract.Inputs[Form.B] is not Inline { Map: var map })
                return "";
            IReadOnlyList<Node> vectors = InlineOperand.Vectors(map)!;
            string labels = Form.B == 0 ? Contract.LabelsA : Contract.LabelsB;
            string Input(Node input)
            {
                if (vectors.Contains(input))
                    return input == vectors[0] ? "V.Load(b)" : $"V.Load(b.From({_b}, {_text.Pointer(input)}))";
                string offset = OffsetText.Of(
                    "p",
                    [.. Form.Positions.Select(l => labels.IndexOf(l))],
                    map.Shape,
                    _pass.Place(input).Layout.Align(input.Shape, map.Shape).Strides
                );
                return $"V.Create({_text.Pointer(input)}[{(offset.Length == 0 ? "0" : offset)}])";
            }
            string value = ExprText.Code(map.Expression, _pass.IsDouble, (i, _) => Input(map.Inputs[i]));
            _formulas[Contract] = $"{_a} · ({ExprText.Formula(map.Expression, (i, _) => _text.Formula(map.Inputs[i]))})";
            string sparse = IsSparse(map, vectors)
                ? $"\n\n    public static bool IsSparse => true;\n\n    public Ng::Ptr<{_text.Number}> Chosen => "
                    + $"{_text.Pointer(vectors[1])};"
                : "";
            return sparse
                + $"\n\n    [Compiler::MethodImpl(Compiler::MethodImplOptions.AggressiveInlining)]\n    public V "
                + $"Right<V>(Ng::Ptr<{_text.Number}> b, int p) where V : struct, Ng::IVec<V, {_text.Number}> => {value};";
        }
    }

    // Four positions of 3 x 3 windows over one channel.
    private bool IsSparse(Map map, IReadOnlyList<Node> vectors) =>
        vectors.Count == 2
        && InlineOperand.IsChoice(map.Expression, out int chosen)
        && map.Inputs[chosen] == vectors[1]
        && Contract.Result is { Length: 4 }
        && Contract.Shape is var kernel
        && kernel[0] == 3
        && kernel[1] == 3
        && kernel[2] == 1
        && Form.RowStride == 1
        && Form.Positions.Length == 2
        && PassScope.Count(Form.Positions.Select(Dim)) == "4"
        && Form.DepthStride == 2
        && Form.Rows.Length == 1;

    private string Offset(int operand, string index, string counted)
    {
        Node node = Contract.Inputs[operand];
        string labels = operand == 0 ? Contract.LabelsA : Contract.LabelsB;
        int[] strides = (node is Inline ? node.Layout : _pass.Place(node).Layout).Strides;
        string offset = OffsetText.Of(
            index,
            [.. Enumerable.Range(0, counted.Length)],
            new Shape([.. counted.Select(Dim)]),
            [.. counted.Select(l => labels.Contains(l) ? strides[labels.IndexOf(l)] : 0)]
        );
        return offset.Length == 0 ? "0" : offset;
    }

    private string Sizes(string labels) =>
        string.Join("·", labels.Select(l => Dim(l) == Shape.N ? "n" : Show.Of(Dim(l))).DefaultIfEmpty("1"));

    private int Dim(char label) =>
        Contract.LabelsA.Contains(label)
            ? Contract.Inputs[0].Shape[Contract.LabelsA.IndexOf(label)]
            : Contract.Inputs[1].Shape[Contract.LabelsB.IndexOf(label)];
}
