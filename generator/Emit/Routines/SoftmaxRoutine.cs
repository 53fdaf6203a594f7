using NetGen.Generator.Plan;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Emit;

/// <summary>Writes the softmax of every row.</summary>
internal sealed class SoftmaxRoutine : Routine<Softmax>
{
    protected override string Call(Softmax node, PassText pass) =>
        $"Ng::Softmax.Rows({Rows(node.Inputs[0], pass)}, {Rows(node, pass)}, {Text.Of(node.Shape.Last)}, {PassText.Range(node.Shape, 1)});";
}
