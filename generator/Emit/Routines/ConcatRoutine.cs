using NetGen.Generator.Plan;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Emit;

/// <summary>Writes the parts of rows side by side. Parts along another axis are written where the whole lies, without a call.</summary>
internal sealed class ConcatRoutine : Routine<Concat>
{
    protected override string Call(Concat node, PassText pass)
    {
        if (node.Axis < node.Shape.Rank - 1)
            return "";
        Place target = pass.Place(node);
        var calls = new List<string>();
        int start = 0;
        foreach (Node part in node.Inputs)
        {
            string y = pass.Address(target) + (start == 0 ? "" : $" + {Text.Of(start)}");
            calls.Add(
                $"Ng::Rows.Copy({Rows(part, pass)}, {y}, {Text.Of(Pitch(node, pass))}, {Text.Of(part.Shape.Last)}, "
                    + $"{PassText.Range(node.Shape, 1)});"
            );
            start += part.Shape.Last;
        }
        return string.Join("\n", calls);
    }
}
