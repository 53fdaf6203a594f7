using NetGen.Generator.Primitives;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>Writes the rows of a table that indices name.</summary>
internal sealed class GatherRoutine : Routine<Gather>
{
    protected override string Call(Gather node, PassScope pass)
    {
        (Node table, Node indices) = (node.Inputs[0], node.Inputs[1]);
        string samples = node.HasBatch ? "s.From, s.To" : "s.First(1), s.Last(1)";
        return $"Ng::Lookup.Gather({Rows(table, pass)}, {Indices(indices, pass)}, {RowsOfSample(node, pass)}, rows: "
            + $"{Show.Of(indices.Shape.Length)}, columns: {Columns(node, pass)}, {samples});";
    }
}
