using NetGen.Generator.Plan;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Emit;

/// <summary>Writes the values of each sample one after another, without the padding of rows.</summary>
internal sealed class PackRoutine : Routine<Pack>
{
    protected override string Call(Pack node, PassText pass)
    {
        Node x = node.Inputs[0];
        Strides from = pass.Place(x).Strides;
        long rows = x.Shape.Length / x.Shape.Last;
        int row = Pitch(x, pass),
            first = x.HasBatch ? from.Steps[0] : 0,
            pitch = pass.Place(node).Strides.Steps[0];
        string range = x.HasBatch ? "s.From, s.To" : "s.First(1), s.Last(1)";
        return $"for (int i = 0; i < {Text.Of(rows)}; i++) Ng::Rows.Copy({Start(x, pass)} + i * {Text.Of(row)}, {Text.Of(first)}, "
            + $"{Start(node, pass)} + i * {Text.Of(x.Shape.Last)}, {Text.Of(x.HasBatch ? pitch : 0)}, {Text.Of(x.Shape.Last)}, {range});";
    }
}
