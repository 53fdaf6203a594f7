using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Plan;

/// <summary>One loop nest of the generated code: what the plan has put together.</summary>
/// <param name="root">The node that the kernel is named after and whose elements it runs over.</param>
/// <param name="isBackward">It needs the loss's gradient, and so belongs to the backward pass.</param>
internal abstract class Kernel(Node root, bool isBackward)
{
    public Node Root => root;

    /// <summary>The layer that its root computes.</summary>
    public Origin Origin => root.Origin;

    public bool IsBackward => isBackward;

    /// <summary>Its rows are samples, divided among threads by sample; otherwise by rows of the result.</summary>
    public virtual bool IsRows => root.HasBatch;

    /// <summary>Passes are cut into phases where one thread needs what another has computed.</summary>
    public int Phase { get; set; }

    /// <summary>The nodes it computes, in order; those that others read are stored.</summary>
    public List<Node> Nodes { get; } = [root];

    /// <summary>Multiply-adds of one sample in all steps.</summary>
    public virtual long MultiplyAdds => Nodes.Sum(node => node.MultiplyAdds);

    /// <summary>The loop whose body it is a part of.</summary>
    public TimeLoop? Loop => root.Loop;

    /// <summary>What element-by-element work can join: that over the same elements.</summary>
    public virtual Shape Space => root.Shape;
}

/// <summary>A contraction with element-by-element work behind it.</summary>
internal class ContractKernel(Contract contract, bool isBackward) : Kernel(contract, isBackward)
{
    public ContractForm Form { get; } = ContractForm.Of(contract);

    public Contract Contract => contract;
}

/// <summary>A contraction over images of which only the largest of each 2 x 2 window is kept; then element-by-element work on
/// these.</summary>
internal sealed class PooledKernel(Contract contract, Reduce max, bool isBackward) : ContractKernel(contract, isBackward)
{
    public Reduce Max => max;

    public override Shape Space => max.Shape;
}

/// <summary>A pooled convolution whose lanes are columns; then element-by-element work on its result.</summary>
internal sealed class LinesKernel(MaxLines lines, bool isBackward) : Kernel(lines, isBackward);

/// <summary>Element-by-element work over one space.</summary>
internal sealed class ElementwiseKernel(Map map, bool isBackward) : Kernel(map, isBackward);

/// <summary>A reduction of a term that is computed where it is read.</summary>
internal sealed class ReduceKernel(Reduce reduce, bool isBackward) : Kernel(reduce, isBackward);

/// <summary>A loop over time with the kernels of its body.</summary>
internal sealed class ScanKernel(Scan scan, bool isBackward) : Kernel(scan, isBackward)
{
    public Scan Scan => scan;

    public List<Kernel> Body { get; } = [];

    public override bool IsRows => true;

    public override long MultiplyAdds => scan.InnerLoop.Length * Body.Sum(kernel => kernel.MultiplyAdds);

    /// <summary>Nothing joins it.</summary>
    public override Shape Space => Shape.Scalar;
}

/// <summary>One node with a routine of its own.</summary>
internal sealed class RoutineKernel(Node root, bool isBackward) : Kernel(root, isBackward);
