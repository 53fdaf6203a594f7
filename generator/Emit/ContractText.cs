using NetGen.Generator.Plan;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Emit;

/// <summary>Writes a contraction: sizes as constants, the epilogue as Finish.</summary>
internal static class ContractText
{
    public static string Call(ContractKernel kernel, PassText pass, KernelLibrary library)
    {
        Contract c = kernel.Contract;
        ContractForm form = kernel.Form;
        Node a = c.Inputs[form.A], b = c.Inputs[form.B];
        var text = new KernelText(kernel, pass);
        string pointerA = text.Pointer(a, a is Leaf { Key: Leaf.Input } ? "x" : null), pointerB = text.Pointer(b);

        int[] lanes = Enumerable.Range(c.Shape.Rank - form.Lanes.Length, form.Lanes.Length).ToArray();
        int[] rows = Enumerable.Range(0, c.Shape.Rank - form.Lanes.Length).ToArray();
        string Offset(IReadOnlyList<int> steps)
        {
            string row = Access.Offset("i", rows, c.Shape, steps);
            return steps[c.Shape.Rank - 1] == 0 ? row : row.Length == 0 ? "j" : row + " + j";
        }

        text.Define(c, "sum");
        var formulas = new Dictionary<Node, string> { [c] = $"{pointerA} · {pointerB}" };
        string Formula(Node node) => formulas.TryGetValue(node, out string? known) ? known : text.Formula(node);
        foreach (Node node in kernel.Nodes)
        {
            string value = text.Value(node, c.Shape, Offset);
            if (node is Map map) formulas[node] = ExprText.Formula(map.Expression, (i, nested) => Formula(map.Inputs[i]) is var part && nested ? ExprText.Parenthesize(part) : part);
            if (pass.Plan.IsStored(node)) text.Store(node, c.Shape, value, Offset);
        }
        Node stored = kernel.Nodes.Last(pass.Plan.IsStored);

        string RowsText(string labels, Func<char, int> dim) => string.Join("·", labels.Select(l => dim(l) == Shape.N ? "n" : Text.Of(dim(l))).DefaultIfEmpty("1"));
        int Dim(char l) => c.LabelsA.Contains(l) ? c.Inputs[0].Shape[c.LabelsA.IndexOf(l)] : c.Inputs[1].Shape[c.LabelsB.IndexOf(l)];
        string m = RowsText(form.Groups + form.Rows, Dim), k = RowsText(form.Segments + form.Depth, Dim), n = RowsText(form.Lanes, Dim);
        // Both passes forwards share a struct; those backwards never infer.
        bool isForward = !kernel.IsBackward && kernel.IsRows;
        string role = !kernel.IsBackward ? kernel.Nodes.Count > 2 ? KernelLibrary.Activation(kernel) : "" : kernel.IsRows ? "dX" : "dW";
        IEnumerable<int> sizes = (kernel.IsRows ? form.Segments + form.Depth : form.Groups + form.Rows).Concat(form.Lanes).Select(Dim);

        (string more, string onward) = form.IsPlain ? ("", "") : (", int segments", ", segments");
        // A step of rows or of the sum that no single stride says.
        string OffsetOf(int operand, string index, string counted)
        {
            string labels = operand == 0 ? c.LabelsA : c.LabelsB, offset = Access.Offset(index, [.. counted.Select(l => labels.IndexOf(l))], c.Inputs[operand].Shape, pass.Place(c.Inputs[operand]).Strides.Steps);
            return offset.Length == 0 ? "0" : offset;
        }
        string[] members =
        [
            .. form.IsPlain ? [] : new[] { "HasParts => true" },
            .. form.Groups.Length == 0 ? [] : new[] { $"Group => {PassText.Count(form.Rows.Select(Dim))}", $"GroupStart(int g) => {OffsetOf(form.A, "g", form.Groups)}" },
            .. form.Segments.Length == 0 ? [] : new[] { $"SegmentA(int s) => {OffsetOf(form.A, "s", form.Segments)}", $"SegmentB(int s) => {OffsetOf(form.B, "s", form.Segments)}" },
        ];
        string parts = string.Concat(members.Select(m => $"\n    public static {(m.StartsWith("HasParts", StringComparison.Ordinal) ? "bool" : "int")} {m};"));

        string Infer(string unique) => isForward ? $"\n\n    public void Infer(int from, int to, int depth{more}) => Ng.Contract.Infer<{text.Number}, {unique}>(this, from, to, depth{onward});" : "";
        string name = library.Add(KernelLibrary.Name(kernel, sizes, role), unique => $$"""
            /// <summary>{{KernelText.OutputStem(stored)}} = {{formulas[stored].Replace("<", "&lt;").Replace(">", "&gt;")}}: [{{m}}, {{k}}] · [{{k}}, {{n}}].</summary>
            private readonly struct {{unique}}({{text.Parameters}}) : Ng.IContract<{{text.Number}}>
            {
                public static int RowStride => {{Text.Of(form.RowStride)}};
                public static int DepthStride => {{Text.Of(form.DepthStride)}};
                public static int Pitch => {{Text.Of(form.Pitch)}};
                public static int Columns => {{Text.Of(form.Columns)}};{{parts}}
                public Ng.Ptr<{{text.Number}}> A => {{pointerA}};
                public Ng.Ptr<{{text.Number}}> B => {{pointerB}};

                public void Run(int from, int to, int depth{{more}}) => Ng.Contract.Run<{{text.Number}}, {{unique}}>(this, from, to, depth{{onward}});{{Infer(unique)}}

                [MethodImpl(MethodImplOptions.AggressiveInlining)]
                public void Finish<V>(V sum, int i, int j) where V : struct, Ng.IVec<V, {{text.Number}}>
                {
                    {{KernelText.Body(text.Statements)}}
                }
            }
            """);
        string range = PassText.Range(c.Shape, form.Lanes.Length);
        return $"new {name}({text.Arguments}).{(pass.IsInference && isForward ? "Infer" : "Run")}({range}, depth: {PassText.Count(form.Depth.Select(Dim))}{(form.IsPlain ? "" : $", segments: {PassText.Count(form.Segments.Select(Dim))}")});";
    }
}
