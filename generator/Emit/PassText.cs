using NetGen.Generator.Parse;
using NetGen.Generator.Plan;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Emit;

/// <summary>Writes one method of a pass: a straight line of kernel calls under a comment a layer, with pointers declared where they are
/// first needed.</summary>
internal sealed class PassText(PassPlan pass, KernelLibrary library, bool isDouble, bool isInference)
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
            _tables[place.Buffer] = library.Add((Table)Legalizer.Live([node]).Single(n => n is Table), isDouble);
        return place;
    }

    /// <summary>Where a value begins.</summary>
    public string Address(Place place) =>
        string.Join(
            " + ",
            [
                Buffer(place.Buffer),
                .. place.Strides.Offset == 0 ? [] : new[] { Text.Of(place.Strides.Offset) },
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

    public void Write(SourceWriter writer, IEnumerable<Kernel> kernels)
    {
        string heading = "";
        foreach (Kernel kernel in kernels)
        {
            string call = library.Call(kernel, this);
            if (call.Length == 0)
                continue;
            if (kernel.Origin.Heading != heading)
            {
                if (heading.Length > 0)
                    writer.Line();
                writer.Line("// " + (heading = kernel.Origin.Heading));
            }
            if (_declarations.Count > 0)
                writer.Line($"Ng::Ptr<{(isDouble ? "double" : "float")}> {string.Join(", ", _declarations)};");
            _declarations.Clear();
            writer.Line(call);
        }
    }

    /// <summary>"from, to" of a loop whose index counts the axes before the last <paramref name="skip"/>: the thread's samples, or its part
    /// of the rows.</summary>
    public static string Range(Shape shape, int skip)
    {
        int[] dims = shape.ToArray();
        long rows = dims.Take(dims.Length - skip).Where(d => d != Shape.N).Aggregate(1L, (product, d) => product * d);
        if (!shape.HasBatch)
            return $"s.First({Text.Of(rows)}), s.Last({Text.Of(rows)})";
        return rows == 1 ? "s.From, s.To" : $"s.From * {Text.Of(rows)}, s.To * {Text.Of(rows)}";
    }

    /// <summary>The number of elements of some axes: "s.N * 4".</summary>
    public static string Count(IEnumerable<int> dims)
    {
        int[] all = dims.ToArray();
        long known = all.Where(d => d != Shape.N).Aggregate(1L, (product, d) => product * d);
        return !all.Contains(Shape.N) ? Text.Of(known)
            : known == 1 ? "s.N"
            : $"s.N * {Text.Of(known)}";
    }

    private string Start(Plan.Buffer buffer) =>
        buffer.Region switch
        {
            Region.Parameters => Offset("s.Parameters", buffer.Offset),
            Region.States => Offset("s.States", buffer.Offset),
            Region.Gradients => Offset("s.Gradients", buffer.Offset),
            Region.Updates => Offset("s.Updates", buffer.Offset),
            Region.Carried => $"s.CarriedIn({Text.Of(buffer.Offset)}, {Text.Of(buffer.Length)})",
            Region.Left => $"s.CarriedOut({Text.Of(buffer.Offset)}, {Text.Of(buffer.Length)})",
            Region.Samples => buffer.Offset == 0 ? "s.Workspace" : $"s.Workspace + s.Capacity * {Text.Of(buffer.Offset)}",
            _ => Plan.SampleLength == 0
                ? Offset("s.Workspace", buffer.Offset)
                : Offset($"s.Workspace + s.Capacity * {Text.Of(Plan.SampleLength)}", buffer.Offset),
        };

    private static string Offset(string start, int offset) => offset == 0 ? start : $"{start} + {Text.Of(offset)}";
}
