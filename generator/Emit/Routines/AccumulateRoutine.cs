using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>Writes what a step adds to those whose numbers it names.</summary>
internal sealed class AccumulateRoutine : Routine<Accumulate>
{
    protected override string Call(Accumulate node, PassScope pass) =>
        $"Ng::Lookup.Accumulate({Start(node.Value, pass)}, {Sample(node.Value, pass.Place(node.Value).Layout.Strides)}, "
        + $"{TreeText.Links(node.Links, pass)}, {TreeText.History(node.Accumulator, pass)}, links: {Show.Of(node.Value.Shape[1])}, "
        + $"columns: {Show.Of(Layouts.Size(node.Accumulator.Shape))}, s.From, s.To);";
}
