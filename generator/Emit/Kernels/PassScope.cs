using NetGen.Generator.Plan;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>What the call of a kernel is written in: the method of a pass, with a local variable for each buffer that is used.</summary>
internal sealed class PassScope(PassPlan pass, KernelLibrary library, bool isDouble, bool isInference)
{
    private readonly Dictionary<Plan.Buffer, string> _locals = [];
    private readonly Dictionary<Plan.Buffer, string> _tables = [];
    private readonly HashSet<string> _taken = [];
    private readonly List<string> _declarations = [];

    public Plan.Plan Plan => pass.Plan;

    public bool IsDouble => isDouble;

    /// <summary>A single sample takes a path of its own.</summary>
    public bool IsInference => isInference;

    public Place Place(Node node)
    {
        Place place = pass.PlaceOf(node);
        if (place.Buffer.Region == Region.Constant)
            _tables[place.Buffer] = library.Add((Table)Nodes.Live([node]).Single(n => n is Table), isDouble);
        return place;
    }

    /// <summary>Where a value begins.</summary>
    public string Address(Place place) =>
        string.Join(
            " + ",
            [
                Buffer(place.Buffer),
                .. place.Strides.Offset == 0 ? [] : new[] { Show.Of(place.Strides.Offset) },
                .. place.Running.Select(OffsetText.Of),
            ]
        );

    /// <summary>The local variable that points at a buffer.</summary>
    public string Buffer(Plan.Buffer buffer)
    {
        if (buffer.Region == Region.Input)
            return "s.Input";
        if (buffer.Region == Region.Z)
            return "s.Z";
        if (buffer.Region == Region.DZ)
            return "s.DZ";
        if (buffer.Region == Region.InputGradients)
            return "s.InputGradients";
        if (_tables.TryGetValue(buffer, out string? table))
            return $"Ng::Ptr<{(isDouble ? "double" : "float")}>.Of({table})";
        if (_locals.TryGetValue(buffer, out string? local))
            return local;
        _locals[buffer] = local = Identifier.Of(Identifier.Fresh(buffer.Name, _taken));
        _declarations.Add($"{local} = {Start(buffer)}");
        return local;
    }

    /// <summary>The declarations of the variables that were asked for since the last call: "x = start".</summary>
    public string[] TakeDeclarations()
    {
        string[] declarations = [.. _declarations];
        _declarations.Clear();
        return declarations;
    }

    /// <summary>"from, to" of a loop whose index counts the axes before the last <paramref name="skip"/>: the thread's samples, or its part
    /// of the rows.</summary>
    public static string Range(Shape shape, int skip)
    {
        int[] dims = shape.ToArray();
        long rows = dims.Take(dims.Length - skip).Where(d => d != Shape.N).Aggregate(1L, (product, d) => product * d);
        if (!shape.HasBatch)
            return $"s.First({Show.Of(rows)}), s.Last({Show.Of(rows)})";
        return rows == 1 ? "s.From, s.To" : $"s.From * {Show.Of(rows)}, s.To * {Show.Of(rows)}";
    }

    /// <summary>The number of elements of some axes: "s.N * 4".</summary>
    public static string Count(IEnumerable<int> dims)
    {
        int[] all = dims.ToArray();
        long known = all.Where(d => d != Shape.N).Aggregate(1L, (product, d) => product * d);
        return !all.Contains(Shape.N) ? Show.Of(known)
            : known == 1 ? "s.N"
            : $"s.N * {Show.Of(known)}";
    }

    private string Start(Plan.Buffer buffer) =>
        buffer.Region switch
        {
            Region.Parameters => Offset("s.Parameters", buffer.Offset),
            Region.States => Offset("s.States", buffer.Offset),
            Region.Gradients => Offset("s.Gradients", buffer.Offset),
            Region.Updates => Offset("s.Updates", buffer.Offset),
            Region.Carried => $"s.CarriedIn({Show.Of(buffer.Offset)}, {Show.Of(buffer.Length)})",
            Region.Left => $"s.CarriedOut({Show.Of(buffer.Offset)}, {Show.Of(buffer.Length)})",
            Region.Samples => buffer.Offset == 0 ? "s.Workspace" : $"s.Workspace + s.Capacity * {Show.Of(buffer.Offset)}",
            _ => Plan.SampleLength == 0
                ? Offset("s.Workspace", buffer.Offset)
                : Offset($"s.Workspace + s.Capacity * {Show.Of(Plan.SampleLength)}", buffer.Offset),
        };

    private static string Offset(string start, int offset) => offset == 0 ? start : $"{start} + {Show.Of(offset)}";
}
