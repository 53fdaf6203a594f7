using NetGen.Generator.Plan;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Emit;

/// <summary>Writes element-by-element work: the formulas as Apply.</summary>
internal static class LoopText
{
    public static string Call(LoopKernel kernel, PassText pass, KernelLibrary library)
    {
        if (TransposeCall(kernel, pass) is { } transpose) return transpose;
        Shape space = kernel.Space;
        var text = new KernelText(kernel, pass);
        int[] rows = Enumerable.Range(0, Math.Max(space.Rank - 1, 0)).ToArray();
        string Offset(IReadOnlyList<int> steps)
        {
            string row = Access.Offset("i", rows, space, steps);
            int last = steps.Count == 0 ? 1 : steps[steps.Count - 1];
            string column = last == 0 ? "" : last == 1 ? "j" : $"j * {Text.Of(last)}";
            return row.Length == 0 || column.Length == 0 ? row + column : row + " + " + column;
        }

        var formulas = new List<string>();
        foreach (Node node in kernel.Nodes)
        {
            string value = text.Value(node, space, Offset);
            if (node is Map map) formulas.Add($"{KernelText.OutputStem(node)} = {text.Formula(map)}");
            if (pass.Plan.IsStored(node)) text.Store(node, space, value, Offset);
        }
        Node stored = kernel.Nodes.Last(pass.Plan.IsStored);
        bool padded = text.ReadsPadded && !text.IsStrided && kernel.Nodes.Where(pass.Plan.IsStored).All(pass.Plan.MayFillPadding);
        int columns = space.Rank == 0 ? 1 : padded ? Place.RoundUp(space.Last) : space.Last;
        string name = library.Add(KernelLibrary.Name(kernel, space.ToArray(), Role(kernel, stored)), unique => Struct(unique, text, string.Join("; ", formulas), space));
        return $"new {name}({text.Arguments}).Run({PassText.Range(space, space.Rank == 0 ? 0 : 1)}, columns: {Text.Of(columns)});";
    }

    /// <summary>A struct whose Apply is the statements collected.</summary>
    public static string Struct(string name, KernelText text, string formula, Shape space) => $$"""
        /// <summary>{{formula.Replace("<", "&lt;").Replace(">", "&gt;")}}, over {{space}}.</summary>
        private readonly struct {{name}}({{text.Parameters}}) : Ng.ILoop<{{text.Number}}>
        {
            public void Run(int from, int to, int columns) => Ng.Loop.{{(text.IsStrided ? "RunStrided" : "Run")}}<{{text.Number}}, {{name}}>(this, from, to, columns);

            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public void Apply<V>(int i, int j) where V : struct, Ng.IVec<V, {{text.Number}}>
            {
                {{KernelText.Body(text.Statements)}}
            }
        }
        """;

    private static string Role(Kernel kernel, Node stored) => kernel.IsBackward ? KernelText.Stem(stored.Name) : KernelLibrary.Activation(kernel) is { Length: > 0 } activation ? activation : KernelText.Stem(stored.Name) is "x" or "z" ? "" : KernelText.Stem(stored.Name);

    // A copy of a tensor whose last axis comes first has a routine of its own: element by element it would be ten times as slow.
    private static string? TransposeCall(LoopKernel kernel, PassText pass)
    {
        if (kernel.Nodes.Count != 1 || kernel.Root is not Map { Expression: In } copy || copy.Inputs[0] is not Transpose { HasBatch: false, Shape: { Rank: > 1 } shape } source) return null;
        if (!source.Order.SequenceEqual([shape.Rank - 1, .. Enumerable.Range(0, shape.Rank - 1)])) return null;
        Place from = pass.Place(source.Inputs[0]), to = pass.Place(kernel.Root);
        if (from.Strides.Offset != 0 || from.Strides.Steps[shape.Rank - 1] != 1) return null;
        string x = pass.Buffer(from.Buffer), y = pass.Buffer(to.Buffer), sizes = $"{Text.Of(from.Strides.Steps[shape.Rank - 2])}, {{0}}, {Text.Of(to.Strides.Steps[0])}, {Text.Of(shape[0])}";
        if (shape.Rank == 2) return $"Ng.Rows.Transpose({x}, {string.Format(sizes, y)}, {PassText.Range(source.Inputs[0].Shape, 1)});";
        // Matrix by matrix.
        int[] outer = Enumerable.Range(0, shape.Rank - 2).ToArray();
        Shape counted = new([.. outer.Select(a => source.Inputs[0].Shape[a])]);
        string Start(string pointer, IReadOnlyList<int> steps) => Access.Offset("i", outer, counted, steps) is { Length: > 0 } offset ? $"{pointer} + ({offset})" : pointer;
        string range = PassText.Range(counted, 0), until = range.Substring(range.IndexOf(", ", StringComparison.Ordinal) + 2);
        return $"for (int i = {range.Substring(0, range.Length - until.Length - 2)}; i < {until}; i++) Ng.Rows.Transpose({Start(x, from.Strides.Steps)}, {string.Format(sizes, Start(y, [.. to.Strides.Steps.Skip(1)]))}, 0, {Text.Of(shape.Last)});";
    }
}
