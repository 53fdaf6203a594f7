using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Shapes;
using NetGen.Generator.Spec;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>Writes what the runtime is told of a network: shapes, link, range of outputs, checks of inputs, parameters.</summary>
internal sealed class InfoText(NetworkPrograms<PassPlan> programs)
{
    private NetworkGraph Graph => programs.Graph;

    public void Write(SourceWriter w) =>
        w.Block(
            "public static Ng::ProgramInfo Info { get; } = new()",
            () =>
            {
                w.Line($"Name = \"{Graph.Spec.Name}\",");
                w.Line($"InputLength = {Show.Of(Graph.InputShape.Length)},");
                w.Line($"OutputLength = {Show.Of(Graph.OutputShape.Length)},");
                w.Line($"OutputColumns = {Show.Of(Graph.OutputShape.Last)},");
                if (programs.Training.OffsetOf(RootRole.Mask) is not null)
                    w.Line($"MaskedSteps = {Show.Of(Graph.OutputShape[0])},");
                WriteShapes(w, "InputShapes", Graph.Inputs);
                WriteShapes(w, "OutputShapes", Graph.Outputs);
                if (programs.Ends.All(end => end.Link == Link.None))
                    w.Line($"Link = Ng::Link.{programs.Link},");
                if (Range(programs.Link, programs.Bounds) is { } range)
                    w.Line($"{range},");
                WriteEnds(w);
                w.Line($"ArenaLength = {Show.Of(!Graph.IsTrained ? 0 : programs.Arena.ParametersLength)},");
                if (programs.Arena.StatesLength > 0 && Graph.Purpose != Purpose.Noise)
                    w.Line($"StateLength = {Show.Of(programs.Arena.StatesLength)},");
                WriteChecks(w, "Checks =", [.. Graph.Checks], "],");
                if (Graph.Purpose == Purpose.Moments)
                    WriteMoments(w);
                WriteParameters(w);
            },
            "};"
        );

    /// <summary>What layers ask of a sample, as a list between two texts; nothing if they ask nothing.</summary>
    public static void WriteChecks(SourceWriter w, string start, IReadOnlyList<InputCheck> checks, string end)
    {
        if (checks.Count == 0)
            return;
        w.Line(start);
        w.Line("[");
        foreach (InputCheck c in checks)
            w.Line($"    {ConstantText.New(c.Type, [.. Common(c), .. c.Arguments])},");
        w.Line(end);
    }

    private static NamedValue[] Common(InputCheck c) =>
        [new(nameof(c.Layer), c.Layer), new(nameof(c.Input), c.Input), new(nameof(c.Start), c.Start), new(nameof(c.Length), c.Length)];

    // A vector needs no words: the runtime knows its length.
    private static void WriteShapes(SourceWriter w, string name, IReadOnlyList<Layer> layers)
    {
        if (layers.Count == 1 && layers[0].Output.Rank == 1)
            return;
        w.Line($"{name} = [{string.Join(", ", layers.Select(Shape))}],");
    }

    // Of several outputs, each ends in its own way.
    private void WriteEnds(SourceWriter w)
    {
        if (programs.Ends.Count == 0)
            return;
        w.Line("Ends =");
        w.Line("[");
        foreach (OutputEnd end in programs.Ends)
        {
            string link = end.Link == Link.None ? "" : $", Link = Ng::Link.{end.Link}",
                range = Range(end.Link, end.Bounds) is { } known ? ", " + known : "";
            w.Line($"    new() {{ Name = \"{end.Output.Name}\", Shape = {Shape(end.Output)}{link}{range} }},");
        }
        w.Line("],");
    }

    private static string Shape(Layer layer) => $"[{string.Join(", ", layer.Output.ToArray().Select(axis => Show.Of(axis)))}]";

    private static string? Range(Link link, Bounds bounds) =>
        link == Link.None && bounds.WithoutSum != Bounds.All
            ? $"Range = new({Number(bounds.Low)}, {Number(bounds.High)}{(bounds.AreProbabilities ? ", sumsToOne: true" : "")})"
            : null;

    private static string Number(double value) =>
        double.IsPositiveInfinity(value) ? "double.PositiveInfinity"
        : double.IsNegativeInfinity(value) ? "double.NegativeInfinity"
        : Show.Of(value);

    // Where among the states each layer has its reference_mean, reference_variance and, behind these, reference_size.
    private void WriteMoments(SourceWriter w)
    {
        Parameter[] states = [.. Graph.Parameters.Where(p => p.IsState)];
        string[] layers =
        [
            .. Enumerable
                .Range(0, states.Length - 2)
                .Where(i => states[i].IsMoment && states[i + 1].IsMoment)
                .Select(i =>
                    $"new({string.Join(", ", states.Skip(i).Take(3).Select(p => Show.Of(programs.Arena.OffsetOf(p))))}, "
                    + $"{Show.Of(states[i].Shape.Last)})"
                ),
        ];
        w.Line($"Moments = [{string.Join(", ", layers)}],");
    }

    private void WriteParameters(SourceWriter w)
    {
        if (!Graph.IsTrained)
        {
            w.Line("Parameters = [],");
            return;
        }
        w.Line("Parameters =");
        w.Line("[");
        foreach (Parameter p in Graph.Parameters)
            w.Line("    " + Spec(p));
        w.Line("],");
    }

    private string Spec(Parameter p)
    {
        int offset = programs.Arena.OffsetOf(p),
            pitch = Layouts.RoundUp(p.Shape.Last);
        var parts = new List<string> { $"Name = \"{p.Name}\"", $"Shape = {p.Seen}" };
        if (p.MergedAxes > 1)
            parts.Add($"Columns = {Show.Of(p.Shape.Last)}");
        if (p.IsState)
            parts.Add("IsState = true");
        if (p.IsFrozen)
            parts.Add("IsFrozen = true");
        parts.AddRange([$"Offset = {Show.Of(offset)}", $"Pitch = {Show.Of(pitch)}"]);
        if (p.Start is { } start)
            parts.Add($"Start = {ConstantText.New(start.Kind + "Initializer", start.Values)}");
        else if (p.Initializer != "Zeros")
            parts.Add($"Initializer = global::NetGen.Initializer.{p.Initializer}");
        if (p.Start is not null || p.Initializer is not ("Zeros" or "Ones"))
            parts.Add($"FanIn = {Show.Of(p.FanIn)}, FanOut = {Show.Of(p.FanOut)}");
        if (p.Constant != 0)
            parts.Add($"Constant = {Show.Literal(p.Constant, isDouble: true)}");
        if (p.MaskedBy is { } mask)
            parts.Add($"MaskedBy = \"{p.Name.Substring(0, p.Name.LastIndexOf('.') + 1)}{mask}\"");
        if (p.Ones.Length > 0)
            parts.Add($"Ones = ({Show.Of(p.Ones.Start)}, {Show.Of(p.Ones.Length)})");
        if (p.Seed != 0)
            parts.Add($"Seed = {Show.Of(p.Seed)}");
        if (p.MaxNorm > 0)
            parts.Add($"MaxNorm = {Show.Literal(p.MaxNorm, isDouble: true)}");
        if (p.Constraint is { } constraint)
            parts.Add($"Constraint = {ConstantText.New(constraint.Kind + "Constraint", constraint.Values)}");
        return $"new() {{ {string.Join(", ", parts)} }},";
    }
}
