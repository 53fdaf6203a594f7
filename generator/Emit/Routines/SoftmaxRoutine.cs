using NetGen.Generator.Primitives;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>Writes the softmax of every row.</summary>
internal sealed class SoftmaxRoutine() : SoftmaxRoutine<Softmax>("Rows");

/// <summary>Writes its logarithm.</summary>
internal sealed class LogSoftmaxRoutine() : SoftmaxRoutine<LogSoftmax>("LogRows");

/// <summary>A method of Ng::Softmax over all rows.</summary>
internal abstract class SoftmaxRoutine<TNode>(string method) : Routine<TNode>
    where TNode : RowNode
{
    protected sealed override string Call(TNode node, PassScope pass) =>
        $"Ng::Softmax.{method}({Rows(node.Inputs[0], pass)}, {Rows(node, pass)}, {Show.Of(node.Shape.Last)}, "
        + $"{PassScope.Range(node.Shape, 1)});";
}
