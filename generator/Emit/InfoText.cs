using NetGen.Generator.Graph;
using NetGen.Generator.Plan;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Shapes;

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
                w.Line($"InputLength = {Text.Of(Graph.InputShape.Length)},");
                w.Line($"OutputLength = {Text.Of(Graph.OutputShape.Length)},");
                w.Line($"OutputColumns = {Text.Of(Graph.OutputShape.Last)},");
                if (programs.Training.OffsetOf(RootRole.Mask) is not null)
                    w.Line($"MaskedSteps = {Text.Of(Graph.OutputShape[0])},");
                WriteShapes(w, "InputShapes", Graph.Inputs);
                WriteShapes(w, "OutputShapes", Graph.Outputs);
                w.Line($"Link = Ng::Link.{programs.Link},");
                WriteRange(w);
                w.Line($"ArenaLength = {Text.Of(Graph.Purpose == Purpose.Draw ? 0 : programs.Arena.ParametersLength)},");
                if (programs.Arena.StatesLength > 0)
                    w.Line($"StateLength = {Text.Of(programs.Arena.StatesLength)},");
                WriteChecks(w, "Checks =", Graph, "],");
                if (Graph.Purpose == Purpose.Moments)
                    WriteMoments(w);
                WriteParameters(w);
            },
            "};"
        );

    /// <summary>What layers ask of a sample, as a list between two texts; false if they ask nothing.</summary>
    public static bool WriteChecks(SourceWriter w, string start, NetworkGraph graph, string end)
    {
        if (!graph.Checks.Any())
            return false;
        w.Line(start);
        w.Line("[");
        foreach (InputCheck c in graph.Checks)
            w.Line(
                $"    new Ng::{c.GetType().Name} {{ Layer = \"{c.Layer}\", Input = \"{c.Input}\", Start = {Text.Of(c.Start)}, Length = "
                    + $"{Text.Of(c.Length)}{(c.Arguments.Length > 0 ? ", " : "")}{c.Arguments} }},"
            );
        w.Line(end);
        return true;
    }

    // A vector needs no words: the runtime knows its length.
    private static void WriteShapes(SourceWriter w, string name, IReadOnlyList<Layer> layers)
    {
        if (layers.Count == 1 && layers[0].Output.Rank == 1)
            return;
        IEnumerable<string> shapes = layers.Select(l => $"[{string.Join(", ", l.Output.ToArray().Select(axis => Text.Of(axis)))}]");
        w.Line($"{name} = [{string.Join(", ", shapes)}],");
    }

    private void WriteRange(SourceWriter w)
    {
        Bounds bounds = programs.Bounds;
        string sums = bounds.AreProbabilities ? ", sumsToOne: true" : "";
        if (programs.Link == Lower.Link.None && bounds.WithoutSum != Bounds.All)
            w.Line($"Range = new({Number(bounds.Low)}, {Number(bounds.High)}{sums}),");
    }

    private static string Number(double value) =>
        double.IsPositiveInfinity(value) ? "double.PositiveInfinity"
        : double.IsNegativeInfinity(value) ? "double.NegativeInfinity"
        : Text.Of(value);

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
                    $"new({string.Join(", ", states.Skip(i).Take(3).Select(p => Text.Of(programs.Arena.OffsetOf(p))))}, "
                    + $"{Text.Of(states[i].Shape.Last)})"
                ),
        ];
        w.Line($"Moments = [{string.Join(", ", layers)}],");
    }

    private void WriteParameters(SourceWriter w)
    {
        if (Graph.Purpose == Purpose.Draw)
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
            parts.Add($"Columns = {Text.Of(p.Shape.Last)}");
        if (p.IsState)
            parts.Add("IsState = true");
        parts.AddRange([
            $"Offset = {Text.Of(offset)}",
            $"Pitch = {Text.Of(pitch)}",
            $"Initializer = global::NetGen.Initializer.{p.Initializer}",
        ]);
        if (p.Initializer is not ("Zeros" or "Ones"))
            parts.Add($"FanIn = {Text.Of(p.FanIn)}, FanOut = {Text.Of(p.FanOut)}");
        if (p.Constant != 0)
            parts.Add($"Constant = {Text.Literal(p.Constant, isDouble: true)}");
        if (p.Ones.Length > 0)
            parts.Add($"Ones = ({Text.Of(p.Ones.Start)}, {Text.Of(p.Ones.Length)})");
        if (p.Seed != 0)
            parts.Add($"Seed = {Text.Of(p.Seed)}");
        if (p.MaxNorm > 0)
            parts.Add($"MaxNorm = {Text.Literal(p.MaxNorm, isDouble: true)}");
        return $"new() {{ {string.Join(", ", parts)} }},";
    }
}
