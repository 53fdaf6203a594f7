using System.Text.RegularExpressions;
using NetGen.Generator.Plan;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using Random = NetGen.Generator.Primitives.Random;

namespace NetGen.Generator.Emit;

/// <summary>Writes what has a routine in the runtime, or a loop of its own form.</summary>
internal static class RoutineText
{
    public static string Call(Kernel kernel, PassText pass, KernelLibrary library) =>
        kernel.Root switch
        {
            Softmax softmax => Softmax(softmax, pass),
            Random random => Random(random, pass),
            Concat concat => Concat(concat, pass),
            Pack pack => Pack(pack, pass),
            ArgMax most => ArgMax(kernel, most, pass, library),
            Pad pad => Pad(pad, pass),
            Unwindow unwindow => Unwindow(unwindow, pass),
            Linked linked => Linked(linked, pass),
            Push push => Push(push, pass),
            Gather gather => Gather(gather, pass),
            ScatterAdd scatter => ScatterAdd(scatter, pass),
            _ => throw new InvalidOperationException($"{kernel.Root} has no routine."),
        };

    private static string Softmax(Softmax node, PassText pass) =>
        $"Ng::Softmax.Rows({Rows(node.Inputs[0], pass)}, {Rows(node, pass)}, {Text.Of(node.Shape.Last)}, {PassText.Range(node.Shape, 1)});";

    // A row of the batch is several rows of a tensor with more axes; what has no batch is the same in every piece of one.
    private static string Random(Random node, PassText pass)
    {
        long rows = node.Shape.Length / node.Shape.Last;
        string[] changes =
        [
            .. node.Seed == 0 ? [] : new[] { $"Seed = {Text.Of(node.Seed)}" },
            .. !node.HasBatch ? ["Row = 0"]
            : rows == 1 ? []
            : new[] { $"Row = s.Key.Row * {Text.Of(rows)}" },
        ];
        string key = changes.Length == 0 ? "s.Key" : $"s.Key with {{ {string.Join(", ", changes)} }}";
        return $"Ng::Noise.{node.Kind}({Rows(node, pass)}, {Text.Of(node.Shape.Last)}, {PassText.Range(node.Shape, 1)}, "
            + $"{Text.Of(node.Stream)}, {key});";
    }

    private static string Concat(Concat node, PassText pass)
    {
        if (node.Axis < node.Shape.Rank - 1)
            return ""; // its parts are written where it lies
        Place target = pass.Place(node);
        var calls = new List<string>();
        int start = 0;
        foreach (Node part in node.Inputs)
        {
            string y = pass.Address(target) + (start == 0 ? "" : $" + {Text.Of(start)}");
            calls.Add(
                $"Ng::Rows.Copy({Rows(part, pass)}, {y}, {Text.Of(Pitch(node, pass))}, {Text.Of(part.Shape.Last)}, "
                    + $"{PassText.Range(node.Shape, 1)});"
            );
            start += part.Shape.Last;
        }
        return string.Join("\n", calls);
    }

    private static string Pack(Pack node, PassText pass)
    {
        Node x = node.Inputs[0];
        Strides from = pass.Place(x).Strides;
        long rows = x.Shape.Length / x.Shape.Last;
        int row = Pitch(x, pass),
            first = x.HasBatch ? from.Steps[0] : 0,
            pitch = pass.Place(node).Strides.Steps[0];
        string range = x.HasBatch ? "s.From, s.To" : "s.First(1), s.Last(1)";
        return $"for (int i = 0; i < {Text.Of(rows)}; i++) Ng::Rows.Copy({Start(x, pass)} + i * {Text.Of(row)}, {Text.Of(first)}, "
            + $"{Start(node, pass)} + i * {Text.Of(x.Shape.Last)}, {Text.Of(x.HasBatch ? pitch : 0)}, {Text.Of(x.Shape.Last)}, {range});";
    }

    // Among equal candidates the first wins.
    private static string ArgMax(Kernel kernel, ArgMax node, PassText pass, KernelLibrary library)
    {
        Node x = node.Inputs[0];
        Shape space = x.Shape;
        int last = space.Rank - 1;
        bool foldsLast = node.Axes.Contains(last);
        int[] kept = Enumerable.Range(0, last).Where(a => !node.Axes.Contains(a)).ToArray();
        int[] folded = [.. node.Axes];
        long count = folded.Aggregate(1L, (product, a) => product * space[a]);
        var text = new KernelText(kernel, pass);
        string Offset(IReadOnlyList<int> steps)
        {
            string column =
                foldsLast || steps[last] == 0 ? ""
                : steps[last] == 1 ? "j"
                : $"j * {Text.Of(steps[last])}";
            return string.Join(
                " + ",
                new[] { Access.Offset("i", kept, space, steps), Access.Offset("r", folded, space, steps), column }.Where(p => p.Length > 0)
            );
        }
        string source = text.Value(x, space, Offset),
            index = text.Fresh("index");
        text.Statement($"V max = {Regex.Replace(source, @"\br\b", "0")}, {index} = V.Zero, at = V.Zero;");
        text.Statement($"for (int r = 1; r < {Text.Of(count)}; r++)");
        text.Statement("{");
        text.Statement($"    V value = {source};");
        text.Statement($"    at += V.Create({Text.Literal(1, pass.IsDouble)});");
        text.Statement($"    {index} = V.Select(V.Greater(value, max), at, {index});");
        text.Statement("    max = V.AtLeast(value, max);");
        text.Statement("}");
        text.Store(node, space, index, Offset);
        string name = library.Add(
            KernelLibrary.Name(kernel, space.ToArray(), "which"),
            unique => LoopText.Struct(unique, text, "which = the number of the first maximum", space)
        );
        Shape outer = new([.. kept.Select(a => space[a])]);
        return $"new {name}({text.Arguments}).Run({PassText.Range(outer, 0)}, columns: {Text.Of(foldsLast ? 1 : space.Last)});";
    }

    private static string Pad(Pad node, PassText pass)
    {
        Node x = node.Inputs[0];
        int[] from = pass.Place(x).Strides.Steps,
            to = pass.Place(node).Strides.Steps;
        int lead = node.HasBatch ? 1 : 0,
            axis = node.Axes[node.Axes.Count - 1];
        bool isPlane = node.Axes.Count == 2;
        long rows = isPlane ? x.Shape[lead] : Enumerable.Range(lead, axis - lead).Aggregate(1L, (product, a) => product * x.Shape[a]);
        int row = Enumerable.Range(lead, axis - lead).LastOrDefault(a => x.Shape[a] != 1);
        string Row(int[] steps) =>
            Text.Of(
                isPlane ? steps[lead]
                : rows == 1 ? 0
                : steps[row]
            );
        string top = Text.Of(isPlane ? node.Before[lead] : 0),
            bottom = Text.Of(isPlane ? node.After[lead] : 0);
        string shape =
            $"{Text.Of(rows)}, {Text.Of(x.Shape[axis] * to[axis])}, top: {top}, bottom: {bottom}, left: "
            + $"{Text.Of(node.Before[axis] * to[axis])}, right: {Text.Of(node.After[axis] * to[axis])}";
        string samples = node.HasBatch ? "s.From, s.To" : "s.First(1), s.Last(1)";
        string fill = node.Value == 0 ? "0" : Text.Literal(node.Value, pass.IsDouble);
        return $"Ng::Border.Pad({Start(x, pass)}, {Sample(x, from)}, {Row(from)}, {Start(node, pass)}, {Sample(node, to)}, {Row(to)}, "
            + $"{shape}, {fill}, {samples});";
    }

    private static string Unwindow(Unwindow node, PassText pass)
    {
        Node x = node.Inputs[0];
        int[] from = pass.Place(x).Strides.Steps,
            to = pass.Place(node).Strides.Steps;
        int first = node.Shape.Rank - 1 - node.Form.Axes,
            lead = node.HasBatch ? 1 : 0;
        if (first != lead)
            throw new InvalidOperationException($"{node} has axes between the batch and the windows.");
        // A sequence is an image of one row.
        string Two(Func<int, int> of, int otherwise) =>
            node.Form.Axes == 1 ? $"{Text.Of(otherwise)}, {Text.Of(of(0))}" : $"{Text.Of(of(0))}, {Text.Of(of(1))}";
        int Back(int a) => node.Shape.Rank - 1 - node.Form.Axes + a;
        string samples = node.HasBatch ? "s.From, s.To" : "s.First(1), s.Last(1)";
        return $"Ng::Border.Overlap({Start(x, pass)}, {Sample(x, from)}, {Start(node, pass)}, {Sample(node, to)}, "
            + $"({Two(a => node.Shape[Back(a)], 1)}), {Text.Of(to[to.Length - 2])}, "
            + $"places: ({Two(a => x.Shape[first + a], 1)}), window: ({Two(a => node.Form.Sizes[a], 1)}), strides: "
            + $"({Two(a => node.Form.Strides[a], 1)}), dilations: ({Two(a => node.Form.Dilations[a], 1)}), {samples});";
    }

    private static string Linked(Linked node, PassText pass) =>
        $"Ng::Lookup.Recall({History(node.Carry, pass)}, {Links(node.Links, pass)}, {Start(node, pass)}, "
        + $"{Sample(node, pass.Place(node).Strides.Steps)}, links: {Text.Of(node.Shape[1])}, columns: "
        + $"{Text.Of(Layouts.Size(node.Carry.Shape))}, s.From, s.To);";

    private static string Push(Push node, PassText pass) =>
        $"Ng::Lookup.Push({Start(node.Value, pass)}, {Sample(node.Value, pass.Place(node.Value).Strides.Steps)}, "
        + $"{Links(node.Links, pass)}, {History(node.Received, pass)}, links: {Text.Of(node.Value.Shape[1])}, columns: "
        + $"{Text.Of(Layouts.Size(node.Received.Shape))}, s.From, s.To);";

    // Where the rows of all steps begin, with the one before the first, and from one sample to the next.
    private static string History(Node carried, PassText pass) =>
        pass.Place(carried) is var place ? $"{pass.Address(place with { Running = "" })}, {Text.Of(place.Strides.Steps[0])}" : "";

    private static string Links(Node node, PassText pass) =>
        pass.Place(node).Strides.Steps is var steps ? $"{Start(node, pass)}, {Text.Of(steps[0])}, {Text.Of(steps[1])}" : "";

    private static string Gather(Gather node, PassText pass)
    {
        (Node table, Node indices) = (node.Inputs[0], node.Inputs[1]);
        string samples = node.HasBatch ? "s.From, s.To" : "s.First(1), s.Last(1)";
        return $"Ng::Lookup.Gather({Rows(table, pass)}, {Indices(indices, pass)}, {RowsOfSample(node, pass)}, rows: "
            + $"{Text.Of(indices.Shape.Length)}, columns: {Columns(node, pass)}, {samples});";
    }

    private static string ScatterAdd(ScatterAdd node, PassText pass)
    {
        (Node x, Node indices) = (node.Inputs[0], node.Inputs[1]);
        string samples = x.HasBatch ? "s.N" : "1",
            blocks = Text.Of(Layouts.RoundUp(node.Shape.Last) / RowPadding.Width);
        return $"Ng::Lookup.ScatterAdd({RowsOfSample(x, pass)}, {Indices(indices, pass)}, samples: {samples}, rows: "
            + $"{Text.Of(indices.Shape.Length)}, "
            + $"{Rows(node, pass)}, height: {Text.Of(node.Shape[0])}, columns: {Columns(node, pass)}, s.First({blocks}), "
            + $"s.Last({blocks}));";
    }

    private static string Indices(Node node, PassText pass) => $"{Start(node, pass)}, {Sample(node, pass.Place(node).Strides.Steps)}";

    // Where they begin, from one sample to the next, and from one row to the next.
    private static string RowsOfSample(Node node, PassText pass)
    {
        int[] steps = pass.Place(node).Strides.Steps;
        int lead = node.HasBatch ? 1 : 0,
            axis = Enumerable.Range(lead, node.Shape.Rank - 1 - lead).LastOrDefault(a => node.Shape[a] != 1);
        return $"{Start(node, pass)}, {Sample(node, steps)}, {Text.Of(axis < lead ? 0 : steps[axis])}";
    }

    // Whole vectors, or the last column is the last that is written.
    private static string Columns(Node node, PassText pass) =>
        Text.Of(pass.Plan.MayFillPadding(node) ? Layouts.RoundUp(node.Shape.Last) : node.Shape.Last);

    private static string Sample(Node node, int[] steps) => Text.Of(node.HasBatch ? steps[0] : 0);

    private static string Rows(Node node, PassText pass) => $"{Start(node, pass)}, {Text.Of(Pitch(node, pass))}";

    private static string Start(Node node, PassText pass) => pass.Address(pass.Place(node));

    // From one row of the last axis to the next; axes of length 1 have no next.
    private static int Pitch(Node node, PassText pass) =>
        Enumerable.Range(0, Math.Max(node.Shape.Rank - 1, 0)).Where(a => node.Shape[a] != 1).DefaultIfEmpty(-1).Last() is >= 0 and var axis
            ? pass.Place(node).Strides.Steps[axis]
            : 0;
}
