using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>Writes windows back where they stood, added up. A sequence is an image of one row, an image a volume of one
/// slice.</summary>
internal sealed class UnwindowRoutine : Routine<Unwindow>
{
    protected override string Call(Unwindow node, PassScope pass)
    {
        Node x = node.Inputs[0];
        int[] from = pass.Place(x).Layout.Strides,
            to = pass.Place(node).Layout.Strides;
        int first = node.Shape.Rank - 1 - node.Form.Axes,
            lead = node.HasBatch ? 1 : 0;
        if (first != lead || node.Form.Axes > Unwindow.MostAxes)
            throw new InvalidOperationException($"{node} has too many axes.");
        string All(Func<int, int> of) =>
            string.Join(
                ", ",
                Enumerable.Repeat(1, Unwindow.MostAxes - node.Form.Axes).Concat(Enumerable.Range(0, node.Form.Axes).Select(of))
            );
        string samples = node.HasBatch ? "s.From, s.To" : "s.First(1), s.Last(1)";
        int[] apart = [.. Enumerable.Repeat(0, Unwindow.MostAxes - node.Form.Axes), .. to.Skip(first)];
        return $"Ng::Border.Overlap({Start(x, pass)}, {Sample(x, from)}, {Start(node, pass)}, {Sample(node, to)}, "
            + $"({All(a => node.Shape[first + a])}), slice: {Show.Of(apart[0])}, line: {Show.Of(apart[1])}, "
            + $"pixel: {Show.Of(Layouts.RoundUp(node.Shape.Last))}, "
            + $"places: ({All(a => x.Shape[first + a])}), window: ({All(a => node.Form.Sizes[a])}), strides: "
            + $"({All(a => node.Form.Strides[a])}), dilations: ({All(a => node.Form.Dilations[a])}), {samples});";
    }
}
