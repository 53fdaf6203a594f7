using NetGen.Generator.Plan;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Shapes;
using NetGen.Layers.Tests.Composition;

namespace NetGen.Layers.Tests.Harness;

/// <summary>What must hold between the compiler's stages, whatever the network: of the programs that layers and gradients make, and of what
/// the plan makes of them.</summary>
internal static class PlanVerifier
{
    public static void Verify(NetworkPrograms<PassProgram> programs, NetworkPrograms<PassPlan> plans)
    {
        Verify(programs.Inference, plans.Inference);
        Verify(programs.Training, plans.Training);
        if (programs.Input is { } input)
            Verify(input, plans.Input!);
        foreach ((PassProgram pass, PassPlan plan) in (programs.Streaming?.Passes ?? []).Zip(plans.Streaming?.Passes ?? []))
            Verify(pass, plan);
    }

    private static void Verify(PassProgram program, PassPlan pass)
    {
        foreach (Node node in program.Roots[0].Node.Program.Nodes)
            Ordered(node);
        foreach (Node node in pass.Plan.Kernels.SelectMany(k => k.Nodes))
            Legal(node);
        Computed(pass);
        Apart(pass.Plan);
    }

    // Ids are an order of computation, and values of a loop stay in it.
    private static void Ordered(Node node)
    {
        Require(node.Inputs.All(i => i.Id < node.Id), node, "reads what comes after it");
        bool leaves = node is Scan or ScanOut || node.Loop is not null;
        Require(leaves || node.Inputs.All(i => i.Loop is null), node, "reads a step of a loop from outside");
    }

    // Every routine finds its inputs as it needs them, and every view has strides.
    private static void Legal(Node node)
    {
        for (int i = 0; i < node.Inputs.Count; i++)
        {
            Operand needed = node.Needs(i);
            Require(node.Inputs[i].Layout.Strides.Length == node.Inputs[i].Shape.Rank, node, "reads what has another rank than its shape");
            Require(!needed.IsPadded || node.Inputs[i].HasPaddedRows, node, $"needs input {i} padded");
        }
        if (node is Contract contract)
            Require(ContractForm.Of(contract) is not null, node, "is no matrix product");
    }

    // Whatever a kernel reads is a leaf, is computed while it is read, or was stored by a kernel before.
    private static void Computed(PassPlan pass)
    {
        var known = new HashSet<Node>();
        void Read(Node node, Kernel by)
        {
            if (node is Leaf or Table or Fill or LoopCarried or Scan || known.Contains(node))
                return;
            if (node is View or Inline || pass.Plan.IsInlined(node))
            {
                foreach (Node input in node.Inputs)
                    Read(input, by);
                return;
            }
            throw new StackFault($"{by.Root} reads {node}, which no kernel has computed.");
        }
        foreach (Kernel kernel in pass.Plan.Kernels)
        {
            known.UnionWith(kernel.Nodes);
            foreach (Node input in kernel.Nodes.SelectMany(n => n.Inputs))
                Read(input, kernel);
        }
        foreach (Root root in pass.Roots)
            Require(pass.Plan.IsStored(root.Node), root.Node, "is asked for and stored nowhere");
    }

    // Tensors of different buffers of the workspace do not overlap.
    private static void Apart(KernelPlan plan)
    {
        foreach (Region region in new[] { Region.Samples, Region.Scratch })
        {
            int end = 0;
            foreach (
                var buffer in plan.Places.Where(p => p.Value.Block.Region == region).GroupBy(p => p.Value.Block).OrderBy(g => g.Key.Offset)
            )
            {
                Require(buffer.Key.Offset >= end, buffer.First().Key, $"begins at {buffer.Key.Offset}, where another reaches to {end}");
                end = buffer.Key.Offset + buffer.Max(p => Extent(p.Key.Shape, p.Value.Layout));
            }
        }
    }

    // From the first element of a sample's buffer to one past the last of the tensor.
    private static int Extent(Shape shape, MemoryLayout strides) =>
        1 + strides.Offset + Enumerable.Range(0, shape.Rank).Where(a => shape[a] != Shape.N).Sum(a => (shape[a] - 1) * strides.Strides[a]);

    private static void Require(bool holds, Node node, string what)
    {
        if (!holds)
            throw new StackFault($"{node} {what}.");
    }
}
