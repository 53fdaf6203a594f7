using NetGen.Generator.Plan;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>Collects what one kernel's struct needs while its body is written: operands, locals and statements.</summary>
internal sealed class KernelText(Kernel kernel, PassScope pass)
{
    private readonly List<(string Type, string Name, string Argument)> _operands = [];
    private readonly Dictionary<object, string> _names = [];
    private readonly HashSet<string> _taken = [.. ReservedNames.OfKernels];
    private readonly List<string> _statements = [];
    private readonly Dictionary<(Node Node, string At), string> _values = [];
    private bool _usesInverse;

    public KernelPlan Plan => pass.Plan;

    public bool IsDouble => pass.IsDouble;

    public string Number => IsDouble ? "double" : "float";

    /// <summary>An operand is not contiguous along the last axis: the loop goes lane by lane.</summary>
    public bool IsStrided { get; private set; }

    /// <summary>Whole vectors may be read from every operand, padding included.</summary>
    public bool ReadsPadded { get; private set; } = true;

    public IReadOnlyList<string> Statements => _statements;

    /// <summary>The statements at the depth of a method's body.</summary>
    public static string Body(IEnumerable<string> statements) => string.Join("\n        ", statements);

    /// <summary>"Ptr x, Ptr W": the struct's primary constructor.</summary>
    public string Parameters =>
        string.Join(", ", _operands.Select(o => $"Ng::Ptr<{o.Type}> {o.Name}").Concat(_usesInverse ? [$"{Number} inverseN"] : []));

    /// <summary>What the pass hands it.</summary>
    public string Arguments => string.Join(", ", _operands.Select(o => o.Argument).Concat(_usesInverse ? ["s.InverseN"] : []));

    /// <summary>The parameter that points at a node's memory.</summary>
    public string Pointer(Node node, string? called = null)
    {
        Place place = pass.Place(node);
        var key = (place.Block, place.Layout.Offset, place.Running);
        if (_names.TryGetValue(key, out string? name))
            return name;
        name = _names[key] = Fresh(called ?? Stem(node.Name.Length > 0 ? node.Name : place.Block.Name));
        _operands.Add((place.Block.Region == Region.Stored ? "byte" : Number, name, pass.Address(place)));
        return name;
    }

    /// <summary>The parameter that points at the scales of a stored weight's columns; null where it has none.</summary>
    public string? Scales(Node weight)
    {
        if (pass.Scales(weight) is not { } argument)
            return null;
        string name = Fresh(Pointer(weight) + "Scale");
        _operands.Add((Number, name, argument));
        return name;
    }

    /// <summary>What a node is called in formulas: the name of the pointer to it.</summary>
    public string Formula(Node node)
    {
        node = Own(node);
        if (Plan.IsInlined(node) && node is Map map)
            return Formula(map);
        if (kernel.Nodes.Contains(node))
            return OutputStem(node);
        return Pointer(node);
    }

    /// <summary>A Map as people write it.</summary>
    public string Formula(Map map) =>
        ExprText.Formula(map.Expression, (i, nested) => Formula(map.Inputs[i]) is var text && nested ? ExprText.Parenthesize(text) : text);

    /// <summary>What a result is called: y for a layer's output, since x is what it reads.</summary>
    public static string OutputStem(Node node) => Stem(node.Name) is var stem && stem == "x" ? "y" : stem;

    /// <summary>Sets a node's value to text that is already there.</summary>
    public void Define(Node node, string value) => _values[(node, "")] = value;

    /// <summary>The value of a node at the element of the space that the kernel is at: a local, an inlined expression, or a load at
    /// <paramref name="offset"/>(steps).</summary>
    public string Value(Node node, Shape space, Func<IReadOnlyList<int>, string> offset) => Value(node, new Sight(space, offset));

    private string Value(Node node, Sight sight)
    {
        Node own = Own(node);
        Sight within = sight.Through(own.Shape, node.Shape);
        // What is seen in two ways has two values.
        (Node, string) key = (own, kernel.Nodes.Contains(own) ? "" : within.Signature(own.Shape));
        if (_values.TryGetValue(key, out string? value))
            return value;
        if (own is Map map && (Plan.IsInlined(map) || kernel.Nodes.Contains(map)))
        {
            value = Code(map, within);
            int uses = Uses(own) + (kernel.Nodes.Contains(map) && Plan.IsStored(own) ? 1 : 0);
            return _values[key] = uses > 1 ? Local(own, value) : value;
        }
        value = Load(node, sight);
        return _values[key] = Uses(own) > 1 ? Local(own, value) : value;
    }

    /// <summary>The text that stores a value at the element that the kernel is at.</summary>
    public void Store(Node node, Shape space, string value, Func<IReadOnlyList<int>, string> offset)
    {
        MemoryLayout steps = pass.Place(node).Layout.Align(node.Shape, space);
        if (steps.Strides.Length > 0 && steps.Strides[steps.Strides.Length - 1] is not (0 or 1))
            IsStrided = true;
        _statements.Add($"V.Store({Address(Pointer(node, OutputStem(node)), offset(steps.Strides))}, {value});");
    }

    public void Statement(string statement) => _statements.Add(statement);

    public string Fresh(string stem) => Identifier.Numbered(Identifier.Of(stem), "", _taken);

    /// <summary>A name without its numbers: W2 is W, dx1 is dx, W12T_2 is WT.</summary>
    public static string Stem(string name)
    {
        int end = name.Length - Trailing(name, name.Length, char.IsDigit);
        end = end > 0 && end < name.Length && name[end - 1] == '_' ? end - 1 : name.Length;
        bool isTransposed = end > 0 && name[end - 1] == 'T';
        int last = isTransposed ? end - 1 : end;
        string stem = name.Substring(0, last - Trailing(name, last, c => char.IsDigit(c) || c == '_')) + (isTransposed ? "T" : "");
        return stem.Length == 0 ? "t" : stem;
    }

    // How many characters before an end are of a kind.
    private static int Trailing(string name, int end, Func<char, bool> isOfKind)
    {
        int start = end;
        while (start > 0 && isOfKind(name[start - 1]))
            start--;
        return end - start;
    }

    // What the kernel computes itself, unit axes put in or taken out.
    private Node Own(Node node) => node.Core() is var core && (kernel.Nodes.Contains(core) || Plan.IsInlined(core)) ? core : node;

    private static string Address(string pointer, string offset) =>
        offset.Length == 0 ? pointer
        : offset.Contains(' ') ? $"{pointer} + ({offset})"
        : $"{pointer} + {offset}";

    private static bool HasInverse(Expr e) => e is InverseBatch || e.Parts.Any(HasInverse);

    private string Code(Map map, Sight sight)
    {
        if (HasInverse(map.Expression))
            _usesInverse = true;
        return ExprText.Code(
            map.Expression,
            IsDouble,
            (i, nested) => Value(map.Inputs[i], sight) is var text && nested ? ExprText.Parenthesize(text) : text
        );
    }

    private string Load(Node node, Sight sight)
    {
        int[] steps = sight.Along(pass.Place(node).Layout, node.Shape).Strides;
        int last = steps.Length == 0 ? 1 : steps[steps.Length - 1];
        if (last != 0 && !node.HasPaddedRows)
            ReadsPadded = false;
        if (last is not (0 or 1))
            IsStrided = true;
        string address = sight.Offset(steps);
        string pointer = Pointer(node);
        if (last == 1)
            return $"V.Load({Address(pointer, address)})";
        return $"V.Create({pointer}[{(address.Length == 0 ? "0" : address)}])";
    }

    private string Local(Node node, string value)
    {
        string name = Fresh(
            kernel.Nodes.Contains(node) ? OutputStem(node) + "Value" : Stem(node.Name.Length > 0 ? node.Name : "t") + "Value"
        );
        _statements.Add($"V {name} = {value};");
        return name;
    }

    private int Uses(Node node) =>
        kernel
            .Nodes.Concat(InlinedReaders())
            .OfType<Map>()
            .Sum(m =>
                m.Inputs.Select((input, i) => input.Core() == node || input == node ? m.Expression.UsedInputs().Count(u => u == i) : 0)
                    .Sum()
            );

    private IEnumerable<Node> InlinedReaders() => kernel.Nodes.SelectMany(Inlined).Distinct();

    private IEnumerable<Node> Inlined(Node node) =>
        node.Inputs.Select(Nodes.Core).Where(Plan.IsInlined).SelectMany(i => Inlined(i).Append(i));
}
