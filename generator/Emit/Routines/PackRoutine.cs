using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>Writes the values of each sample one after another, without the padding of rows.</summary>
internal sealed class PackRoutine : Routine<Pack>
{
    protected override string Call(Pack node, PassScope pass)
    {
        Node x = node.Inputs[0];
        MemoryLayout from = pass.Place(x).Layout;
        long rows = x.Shape.Length / x.Shape.Last;
        int row = Pitch(x, pass),
            first = x.HasBatch ? from.Strides[0] : 0,
            pitch = pass.Place(node).Layout.Strides[0];
        string range = x.HasBatch ? "s.From, s.To" : "s.First(1), s.Last(1)";
        return $"for (int i = 0; i < {Show.Of(rows)}; i++) Ng::Rows.Copy({Start(x, pass)} + i * {Show.Of(row)}, {Show.Of(first)}, "
            + $"{Start(node, pass)} + i * {Show.Of(x.Shape.Last)}, {Show.Of(x.HasBatch ? pitch : 0)}, {Show.Of(x.Shape.Last)}, {range});";
    }
}
