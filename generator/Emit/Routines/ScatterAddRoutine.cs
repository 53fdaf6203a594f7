using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>Writes the sums of the rows that go to one index. Threads divide columns, so that no two add to the same value.</summary>
internal sealed class ScatterAddRoutine : Routine<ScatterAdd>
{
    protected override string Call(ScatterAdd node, PassScope pass)
    {
        (Node x, Node indices) = (node.Inputs[0], node.Inputs[1]);
        string samples = x.HasBatch ? "s.N" : "1",
            blocks = Show.Of(Layouts.RoundUp(node.Shape.Last) / RowPadding.Width);
        return $"Ng::Lookup.ScatterAdd({RowsOfSample(x, pass)}, {Indices(indices, pass)}, samples: {samples}, rows: "
            + $"{Show.Of(indices.Shape.Length)}, "
            + $"{Rows(node, pass)}, height: {Show.Of(node.Shape[0])}, columns: {Columns(node, pass)}, s.First({blocks}), "
            + $"s.Last({blocks}));";
    }
}
