using NetGen.Generator.Plan;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>Writes element-by-element work: the formulas as Apply.</summary>
internal static class ElementwiseText
{
    /// <summary>Sides of a sample's matrix from which a call for it takes less than its elements one by one.</summary>
    private const int WorthTurning = 8;

    public static string Call(ElementwiseKernel kernel, PassScope pass, KernelLibrary library)
    {
        if (TransposeCall(kernel, pass) is { } transpose)
            return transpose;
        Shape space = kernel.Space;
        var text = new KernelText(kernel, pass);
        int[] rows = Enumerable.Range(0, Math.Max(space.Rank - 1, 0)).ToArray();
        string Offset(IReadOnlyList<int> steps)
        {
            string row = OffsetText.Of("i", rows, space, steps);
            int last = steps.Count == 0 ? 1 : steps[steps.Count - 1];
            string column =
                last == 0 ? ""
                : last == 1 ? "j"
                : $"j * {Show.Of(last)}";
            return row.Length == 0 || column.Length == 0 ? row + column : row + " + " + column;
        }

        var formulas = new List<string>();
        foreach (Node node in kernel.Nodes)
        {
            string value = text.Value(node, space, Offset);
            if (node is Map map)
                formulas.Add($"{KernelText.OutputStem(node)} = {text.Formula(map)}");
            if (pass.Plan.IsStored(node))
                text.Store(node, space, value, Offset);
        }
        Node stored = kernel.Nodes.Last(pass.Plan.IsStored);
        bool padded = text.ReadsPadded && !text.IsStrided && kernel.Nodes.Where(pass.Plan.IsStored).All(pass.Plan.MayFillPadding);
        int columns =
            space.Rank == 0 ? 1
            : padded ? Layouts.RoundUp(space.Last)
            : space.Last;
        string name = library.Add(
            KernelLibrary.Name(kernel, space.ToArray(), Role(kernel, stored)),
            unique => Struct(unique, text, string.Join("; ", formulas), space)
        );
        return $"new {name}({text.Arguments}).Run({PassScope.Range(space, space.Rank == 0 ? 0 : 1)}, columns: {Show.Of(columns)});";
    }

    /// <summary>A struct whose Apply is the statements collected.</summary>
    public static string Struct(string name, KernelText text, string formula, Shape space) =>
        $$"""
            /// <summary>{{Show.Xml(formula)}}, over {{space}}.</summary>
            private readonly struct {{name}}({{text.Parameters}}) : Ng::ILoop<{{text.Number}}>
            {
                public void Run(int from, int to, int columns) => Ng::Loop.{{(
                text.IsStrided ? "RunStrided" : "Run"
            )}}<{{text.Number}}, {{name}}>(this, from, to, columns);

                [Compiler::MethodImpl(Compiler::MethodImplOptions.AggressiveInlining)]
                public void Apply<V>(int i, int j) where V : struct, Ng::IVec<V, {{text.Number}}>
                {
                    {{KernelText.Body(text.Statements)}}
                }
            }
            """;

    private static string Role(Kernel kernel, Node stored) =>
        kernel.IsBackward ? KernelText.Stem(stored.Name)
        : KernelLibrary.Activation(kernel) is { Length: > 0 } activation ? activation
        : KernelText.Stem(stored.Name) is "x" or "z" ? ""
        : KernelText.Stem(stored.Name);

    private static Node Seen(Node x) => x is View ? Seen(x.Inputs[0]) : x;

    // A copy that turns matrices has a routine of its own: element by element it would be ten times as slow.
    private static string? TransposeCall(ElementwiseKernel kernel, PassScope pass)
    {
        if (
            kernel.Nodes.Count != 1
            || kernel.Root is not Map { Expression: In, Shape: { Rank: > 1 } shape } copy
            || pass.Plan.IsInlined(Seen(copy.Inputs[0]))
        )
            return null;
        Place from = pass.Place(copy.Inputs[0]),
            to = pass.Place(copy);
        int last = shape.Rank - 1;
        int[] x = from.Layout.Align(copy.Inputs[0].Shape, shape).Strides,
            y = to.Layout.Strides;
        // Along this axis the source is contiguous: its rows become columns.
        int turned = Array.FindIndex(x, step => step == 1);
        if (turned < 0 || turned == last || shape[turned] == 1 || x[last] is 0 or 1)
            return null;
        if (copy.HasBatch && (turned == 0 || Math.Min(shape[turned], shape.Last) < WorthTurning))
            return null;
        int[] outer = Enumerable.Range(0, last).Where(a => a != turned && shape[a] != 1).ToArray();
        string Start(Place place, int[] steps)
        {
            string pointer = pass.Address(place),
                offset = OffsetText.Of("i", outer, shape, steps);
            return offset.Length == 0 ? pointer : $"{pointer} + ({offset})";
        }
        string Call(string range) =>
            $"Ng::Rows.Transpose({Start(from, x)}, {Show.Of(x[last])}, {Start(to, y)}, {Show.Of(y[turned])}, {Show.Of(shape[turned])}, "
            + $"{range});";
        if (outer.Length == 0)
            return Call(PassScope.Range(new Shape(shape.Last), 0));
        // Matrix by matrix.
        string[] range = PassScope.Range(new Shape([.. outer.Select(a => shape[a])]), 0).Split([", "], StringSplitOptions.None);
        return $"for (int i = {range[0]}; i < {range[1]}; i++) {Call($"0, {Show.Of(shape.Last)}")}";
    }
}
