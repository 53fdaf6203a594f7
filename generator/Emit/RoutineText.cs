using NetGen.Generator.Plan;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using Random = NetGen.Generator.Primitives.Random;

namespace NetGen.Generator.Emit;

/// <summary>Writes what has a routine in the runtime, or a loop of its own form.</summary>
internal static class RoutineText
{
    public static string Call(Kernel kernel, PassText pass, KernelLibrary library) => kernel.Root switch
    {
        Softmax softmax => Softmax(softmax, pass),
        Random random => Random(random, pass),
        Concat concat => Concat(concat, pass),
        Pack pack => Pack(pack, pass),
        MaxMask mask => MaxMask(kernel, mask, pass, library),
        _ => throw new InvalidOperationException($"{kernel.Root} has no routine."),
    };

    private static string Softmax(Softmax node, PassText pass) =>
        $"Ng.Softmax.Rows({Rows(node.Inputs[0], pass)}, {Rows(node, pass)}, {Text.Of(node.Shape.Last)}, {PassText.Range(node.Shape, 1)});";

    // A row of the batch is several rows of a tensor with more axes; what has no batch is the same in every piece of one.
    private static string Random(Random node, PassText pass)
    {
        long rows = node.Shape.Length / node.Shape.Last;
        string[] changes = [.. node.Seed == 0 ? [] : new[] { $"Seed = {Text.Of(node.Seed)}" }, .. !node.HasBatch ? ["Row = 0"] : rows == 1 ? [] : new[] { $"Row = s.Key.Row * {Text.Of(rows)}" }];
        string key = changes.Length == 0 ? "s.Key" : $"s.Key with {{ {string.Join(", ", changes)} }}";
        return $"Ng.Noise.{node.Kind}({Rows(node, pass)}, {Text.Of(node.Shape.Last)}, {PassText.Range(node.Shape, 1)}, {Text.Of(node.Stream)}, {key});";
    }

    private static string Concat(Concat node, PassText pass)
    {
        if (node.Axis != node.Shape.Rank - 1) throw new InvalidOperationException($"{node} is not along the last axis.");
        Place target = pass.Place(node);
        var calls = new List<string>();
        int start = 0;
        foreach (Node part in node.Inputs)
        {
            string y = pass.Buffer(target.Buffer) + (start == 0 ? "" : $" + {Text.Of(start)}");
            calls.Add($"Ng.Rows.Copy({Rows(part, pass)}, {y}, {Text.Of(Pitch(node, pass))}, {Text.Of(part.Shape.Last)}, {PassText.Range(node.Shape, 1)});");
            start += part.Shape.Last;
        }
        return string.Join("\n", calls);
    }

    private static string Pack(Pack node, PassText pass)
    {
        Node x = node.Inputs[0];
        Strides from = pass.Place(x).Strides;
        long rows = x.Shape.Length / x.Shape.Last;
        int row = Pitch(x, pass), first = x.HasBatch ? from.Steps[0] : 0, pitch = pass.Place(node).Strides.Steps[0];
        string range = x.HasBatch ? "s.From, s.To" : "s.First(1), s.Last(1)";
        return $"for (int i = 0; i < {Text.Of(rows)}; i++) Ng.Rows.Copy({Start(x, pass)} + i * {Text.Of(row)}, {Text.Of(first)}, {Start(node, pass)} + i * {Text.Of(x.Shape.Last)}, {Text.Of(x.HasBatch ? pitch : 0)}, {Text.Of(x.Shape.Last)}, {range});";
    }

    // Among the candidates at one place, 1 goes to the first that no other exceeds.
    private static string MaxMask(Kernel kernel, MaxMask node, PassText pass, KernelLibrary library)
    {
        Node x = node.Inputs[0];
        Shape space = node.Shape, outer = space.Without(node.Axes.Where(a => a != space.Rank - 1).ToList());
        bool foldsLast = node.Axes.Contains(space.Rank - 1);
        if (foldsLast) outer = space.Without(node.Axes.ToList()).Append(1);
        int[] kept = Enumerable.Range(0, space.Rank - 1).Where(a => !node.Axes.Contains(a)).ToArray();
        int[] folded = [.. node.Axes.OrderBy(a => a)];
        long count = folded.Aggregate(1L, (product, a) => product * space[a]);
        var text = new KernelText(kernel, pass);
        string At(Node n)
        {
            int[] steps = pass.Place(n).Strides.Steps;
            string[] parts = [Access.Offset("i", kept, space, steps), Access.Offset("r", folded, space, steps), foldsLast ? "" : "j"];
            return $"{text.Pointer(n)} + ({string.Join(" + ", parts.Where(p => p.Length > 0))})";
        }
        string source = At(x), target = At(node);
        text.Statement($"V max = V.Load({source.Replace("r ", "0 ").Replace("(r", "(0")});");
        text.Statement($"for (int r = 1; r < {Text.Of(count)}; r++) max = V.Max(max, V.Load({source}));");
        text.Statement($"V left = V.Create({Text.Literal(1, pass.IsDouble)});");
        text.Statement($"for (int r = 0; r < {Text.Of(count)}; r++)");
        text.Statement("{");
        text.Statement($"    V mask = V.Select(V.Greater(max, V.Load({source})), V.Zero, left);");
        text.Statement($"    V.Store({target}, mask);");
        text.Statement("    left = left - mask;");
        text.Statement("}");
        string name = library.Add(KernelLibrary.Name(kernel, space.ToArray(), "mask"), unique => LoopText.Struct(unique, text, "mask = 1 at the first maximum", space));
        return $"new {name}({text.Arguments}).Run({PassText.Range(outer, 1)}, {Text.Of(outer.Last)});";
    }

    private static string Rows(Node node, PassText pass) => $"{Start(node, pass)}, {Text.Of(Pitch(node, pass))}";

    private static string Start(Node node, PassText pass)
    {
        Place place = pass.Place(node);
        string start = pass.Buffer(place.Buffer);
        return place.Strides.Offset == 0 ? start : $"{start} + {Text.Of(place.Strides.Offset)}";
    }

    // From one row of the last axis to the next.
    private static int Pitch(Node node, PassText pass) => node.Shape.Rank < 2 ? 0 : pass.Place(node).Strides.Steps[node.Shape.Rank - 2];
}
