using NetGen.Generator.Primitives;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>Writes a tensor into the middle of a larger one, and a value around it.</summary>
internal sealed class PadRoutine : Routine<Pad>
{
    protected override string Call(Pad node, PassScope pass)
    {
        Node x = node.Inputs[0];
        int[] from = pass.Place(x).Layout.Strides,
            to = pass.Place(node).Layout.Strides;
        int lead = node.HasBatch ? 1 : 0,
            axis = node.Axes[node.Axes.Count - 1];
        bool isPlane = node.Axes.Count == 2;
        long rows = isPlane ? x.Shape[lead] : Enumerable.Range(lead, axis - lead).Aggregate(1L, (product, a) => product * x.Shape[a]);
        int row = Enumerable.Range(lead, axis - lead).LastOrDefault(a => x.Shape[a] != 1);
        string Row(int[] steps) =>
            Show.Of(
                isPlane ? steps[lead]
                : rows == 1 ? 0
                : steps[row]
            );
        string top = Show.Of(isPlane ? node.Before[lead] : 0),
            bottom = Show.Of(isPlane ? node.After[lead] : 0);
        string shape =
            $"{Show.Of(rows)}, {Show.Of(x.Shape[axis] * to[axis])}, top: {top}, bottom: {bottom}, left: "
            + $"{Show.Of(node.Before[axis] * to[axis])}, right: {Show.Of(node.After[axis] * to[axis])}";
        string samples = node.HasBatch ? "s.From, s.To" : "s.First(1), s.Last(1)";
        string fill = node.Value == 0 ? "0" : Show.Literal(node.Value, pass.IsDouble);
        return $"Ng::Border.Pad({Start(x, pass)}, {Sample(x, from)}, {Row(from)}, {Start(node, pass)}, {Sample(node, to)}, {Row(to)}, "
            + $"{shape}, {fill}, {samples});";
    }
}
