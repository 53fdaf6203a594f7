using NetGen.Generator.Plan;
using NetGen.Generator.Primitives;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>Writes the parts of rows side by side. Parts along another axis are written where the whole lies, without a call.</summary>
internal sealed class ConcatRoutine : Routine<Concat>
{
    protected override string Call(Concat node, PassScope pass)
    {
        if (node.Axis < node.Shape.Rank - 1)
            return "";
        Place target = pass.Place(node);
        var calls = new List<string>();
        int start = 0;
        foreach (Node part in node.Inputs)
        {
            string y = pass.Address(target) + (start == 0 ? "" : $" + {Show.Of(start)}");
            calls.Add(
                $"Ng::Rows.Copy({Rows(part, pass)}, {y}, {Show.Of(Pitch(node, pass))}, {Show.Of(part.Shape.Last)}, "
                    + $"{PassScope.Range(node.Shape, 1)});"
            );
            start += part.Shape.Last;
        }
        return string.Join("\n", calls);
    }
}
