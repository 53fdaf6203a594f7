using NetGen.Generator.Primitives;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>Writes the softmax of every row.</summary>
internal sealed class SoftmaxRoutine : Routine<Softmax>
{
    protected override string Call(Softmax node, PassScope pass) =>
        $"Ng::Softmax.Rows({Rows(node.Inputs[0], pass)}, {Rows(node, pass)}, {Show.Of(node.Shape.Last)}, "
        + $"{PassScope.Range(node.Shape, 1)});";
}
