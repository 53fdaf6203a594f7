using NetGen.Generator.Plan;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>Writes a pooled convolution whose lanes are columns.</summary>
internal static class LinesText
{
    public static string Call(LinesKernel kernel, PassScope pass, KernelLibrary library)
    {
        var node = (MaxLines)kernel.Root;
        (Node image, Node filters) = (node.Inputs[0], node.Inputs[1]);
        var text = new KernelText(kernel, pass);
        string x = text.Pointer(image, "x"),
            w = text.Pointer(filters);
        text.Define(node, "max");
        string formula = $"max of 2 x 2 of {x} · {w}";
        Shape space = node.Shape;
        string Offset(IReadOnlyList<int> steps)
        {
            string row = OffsetText.Of("i", [0, 1, 2], space, steps);
            return steps[3] == 0 ? row
                : row.Length == 0 ? "j"
                : row + " + j";
        }
        var formulas = new Dictionary<Node, string> { [node] = formula };
        foreach (Node part in kernel.Nodes)
        {
            string value = text.Value(part, space, Offset);
            if (part is Map map)
                formulas[part] = ExprText.Formula(
                    map.Expression,
                    (i, nested) => formulas.TryGetValue(map.Inputs[i].Core(), out string? known) ? known : text.Formula(map.Inputs[i])
                );
            if (pass.Plan.IsStored(part))
                text.Store(part, space, value, Offset);
        }
        Node stored = kernel.Nodes.Last(pass.Plan.IsStored);
        int[] steps = pass.Place(image).Layout.Strides;
        string name = library.Add(
            KernelLibrary.Name(kernel, filters.Shape.ToArray().Where(d => d != 1), KernelLibrary.Activation(kernel)),
            unique =>
                $$"""
                    /// <summary>{{KernelText.OutputStem(stored)}} = {{Show.Xml(
                        formulas[stored]
                    )}}: {{image.Shape}} -> {{space}}, columns last.</summary>
                    private readonly struct {{unique}}({{text.Parameters}}) : Ng::ILines<{{text.Number}}>
                    {
                        public static int Sample => {{Show.Of(steps[0])}};
                        public static int Line => {{Show.Of(steps[1])}};
                        public static int Height => {{Show.Of(filters.Shape[0])}};
                        public static int Width => {{Show.Of(filters.Shape[1])}};
                        public static int Pitch => {{Show.Of(pass.Place(filters).Layout.Strides[1])}};
                        public static int Filters => {{Show.Of(filters.Shape.Last)}};
                        public static int Lines => {{Show.Of(space[2])}};
                        public static int Columns => {{Show.Of(space[3])}};
                        public Ng::Ptr<{{text.Number}}> Image => {{x}};
                        public Ng::Ptr<{{text.Number}}> Kernel => {{w}};

                        public void Run(int from, int to) => Ng::Lines.Run<{{text.Number}}, {{unique}}>(this, from, to);

                        [Compiler::MethodImpl(Compiler::MethodImplOptions.AggressiveInlining)]
                        public void Finish<V>(V max, int i, int j) where V : struct, Ng::IVec<V, {{text.Number}}>
                        {
                            {{KernelText.Body(text.Statements)}}
                        }
                    }
                    """
        );
        return $"new {name}({text.Arguments}).Run(s.From, s.To);";
    }
}
