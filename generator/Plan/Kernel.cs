using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Plan;

/// <summary>One loop nest of the generated code: what the plan has put together.</summary>
internal abstract class Kernel
{
    /// <summary>The layer it was made for.</summary>
    public required Origin Origin { get; init; }

    /// <summary>It needs the loss's gradient, and so belongs to the backward pass.</summary>
    public required bool IsBackward { get; init; }

    /// <summary>Its rows are samples, divided among threads by sample; otherwise by rows of the result.</summary>
    public required bool IsRows { get; init; }

    /// <summary>Passes are cut into phases where one thread needs what another has computed.</summary>
    public int Phase { get; set; }

    /// <summary>The nodes it computes, in order; those that others read are stored.</summary>
    public List<Node> Nodes { get; } = [];

    /// <summary>The node that the kernel is named after and whose elements it runs over.</summary>
    public Node Root => Nodes[0];

    /// <summary>The loop whose body it is a part of.</summary>
    public Loop? Loop => Root.Loop;

    /// <summary>What element-by-element work can join.</summary>
    public virtual Shape Space => Root.Shape;
}

/// <summary>A contraction with element-by-element work behind it.</summary>
internal class ContractKernel(ContractForm form) : Kernel
{
    public ContractForm Form => form;

    public Contract Contract => (Contract)Nodes[0];
}

/// <summary>A contraction over images of which only the largest of each 2 x 2 window is kept; then element-by-element work on
/// these.</summary>
internal sealed class PooledKernel(ContractForm form, Reduce max) : ContractKernel(form)
{
    public Reduce Max => max;

    public override Shape Space => max.Shape;
}

/// <summary>A pooled convolution whose lanes are columns; then element-by-element work on its result.</summary>
internal sealed class LinesKernel : Kernel;

/// <summary>Element-by-element work over one space.</summary>
internal sealed class LoopKernel(Shape space) : Kernel
{
    public override Shape Space => space;
}

/// <summary>A reduction of a term that is computed where it is read.</summary>
internal sealed class ReduceKernel : Kernel;

/// <summary>A loop over time with the kernels of its body.</summary>
internal sealed class ScanKernel(Scan scan) : Kernel
{
    public Scan Scan => scan;

    public List<Kernel> Body { get; } = [];

    /// <summary>Nothing joins it.</summary>
    public override Shape Space => Shape.Scalar;
}

/// <summary>One node with a routine of its own in the runtime.</summary>
internal sealed class RoutineKernel : Kernel;
