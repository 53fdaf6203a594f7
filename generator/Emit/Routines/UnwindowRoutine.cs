using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>Writes windows back where they stood, added up. A sequence is an image of one row.</summary>
internal sealed class UnwindowRoutine : Routine<Unwindow>
{
    protected override string Call(Unwindow node, PassScope pass)
    {
        Node x = node.Inputs[0];
        int[] from = pass.Place(x).Layout.Strides,
            to = pass.Place(node).Layout.Strides;
        int first = node.Shape.Rank - 1 - node.Form.Axes,
            lead = node.HasBatch ? 1 : 0;
        if (first != lead)
            throw new InvalidOperationException($"{node} has axes between the batch and the windows.");
        string Two(Func<int, int> of, int otherwise) =>
            node.Form.Axes == 1 ? $"{Show.Of(otherwise)}, {Show.Of(of(0))}" : $"{Show.Of(of(0))}, {Show.Of(of(1))}";
        int Back(int a) => node.Shape.Rank - 1 - node.Form.Axes + a;
        string samples = node.HasBatch ? "s.From, s.To" : "s.First(1), s.Last(1)";
        return $"Ng::Border.Overlap({Start(x, pass)}, {Sample(x, from)}, {Start(node, pass)}, {Sample(node, to)}, "
            + $"({Two(a => node.Shape[Back(a)], 1)}), line: {Show.Of(node.Form.Axes == 1 ? 0 : to[first])}, "
            + $"pixel: {Show.Of(Layouts.RoundUp(node.Shape.Last))}, "
            + $"places: ({Two(a => x.Shape[first + a], 1)}), window: ({Two(a => node.Form.Sizes[a], 1)}), strides: "
            + $"({Two(a => node.Form.Strides[a], 1)}), dilations: ({Two(a => node.Form.Dilations[a], 1)}), {samples});";
    }
}
