using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>Writes what earlier steps carried whose numbers a step names.</summary>
internal sealed class LinkedRoutine : Routine<Linked>
{
    protected override string Call(Linked node, PassScope pass) =>
        $"Ng::Lookup.Recall({TreeText.History(node.Carry, pass)}, {TreeText.Links(node.Links, pass)}, {Start(node, pass)}, "
        + $"{Sample(node, pass.Place(node).Layout.Strides)}, links: {Show.Of(node.Shape[1])}, columns: "
        + $"{Show.Of(Layouts.Size(node.Carry.Shape))}, s.From, s.To);";
}
