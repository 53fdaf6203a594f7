using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Plan;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Programs;

/// <summary>Where a weight tensor lies in a program for inference, and where in the network.</summary>
/// <param name="Parameter">The tensor.</param>
/// <param name="Source">Where it begins in the network's arena.</param>
/// <param name="Block">Where it lies in the program.</param>
/// <param name="Columns">Elements of a row where it is stored in fewer bytes; 0 for floats.</param>
internal sealed record QuantizedWeight(Parameter Parameter, int Source, Block Block, int Columns);

/// <summary>The passes of inference over weights that are stored in fewer bytes: the plans are those over floats, the weights lie
/// elsewhere. Stored are those that nothing reads but contractions, as right operand, row by row from the first column on.</summary>
internal sealed record QuantizedPasses(
    PassPlan Inference,
    StreamPrograms<PassPlan>? Streaming,
    IReadOnlyList<QuantizedWeight> Weights,
    int FloatLength,
    int StoredLength
)
{
    /// <summary>Null where the network does not ask for it, or has no such weight.</summary>
    public static QuantizedPasses? Of(NetworkPrograms<PassPlan> programs)
    {
        Quantization kind = programs.Graph.Spec.Quantization;
        if (kind == Quantization.None)
            return null;
        PassPlan[] passes = [programs.Inference, .. programs.Streaming?.Passes ?? []];
        var columns = new Dictionary<int, int>();
        foreach (PassPlan pass in passes)
            FindColumns(pass, columns);
        if (columns.Values.All(count => count == 0))
            return null;
        int floats = 0,
            bytes = 0;
        var weights = new List<QuantizedWeight>();
        foreach (Parameter parameter in programs.Graph.Parameters.Where(p => !p.IsState))
        {
            int source = programs.Arena.OffsetOf(parameter),
                size = Layouts.Size(parameter.Shape);
            if (!columns.TryGetValue(source, out int count) || count == 0)
            {
                weights.Add(new(parameter, source, new Block("", Region.Parameters, floats), 0));
                floats += size;
                continue;
            }
            Block? scales = null;
            if (kind == Quantization.Int8)
            {
                scales = new Block("", Region.Parameters, floats) { Length = count };
                floats += count;
            }
            weights.Add(new(parameter, source, new Block("", Region.Stored, bytes) { Scales = scales }, count));
            bytes += size * (kind == Quantization.Int8 ? 1 : 2);
        }
        Dictionary<int, QuantizedWeight> bySource = weights.ToDictionary(w => w.Source);
        PassPlan Moved(PassPlan pass) =>
            pass with
            {
                Leaves = pass.Leaves.ToDictionary(
                    l => l.Key,
                    l => l.Value.Region == Region.Parameters ? Named(bySource[l.Value.Offset].Block, l.Value.Name) : l.Value
                ),
            };
        return new(Moved(programs.Inference), programs.Streaming?.Select(Moved), weights, floats, bytes);
    }

    private static Block Named(Block block, string name) =>
        block with
        {
            Name = name,
            Scales = block.Scales is { } scales ? scales with { Name = name + "_scale" } : null,
        };

    // By where each parameter lies: the length of its rows, or 0 where somebody reads it in another way.
    private static void FindColumns(PassPlan pass, Dictionary<int, int> columns)
    {
        foreach (Kernel kernel in pass.Plan.Kernels.SelectMany(k => k is ScanKernel scan ? scan.Body.Prepend(k) : [k]))
        foreach (Node node in kernel.Nodes.Where(n => kernel is not ScanKernel || n.Loop is null))
            for (int i = 0; i < node.Inputs.Count; i++)
                foreach (Leaf leaf in Read(node.Inputs[i], pass))
                {
                    if (!pass.Leaves.TryGetValue(leaf, out Block? block) || block.Region != Region.Parameters)
                        continue;
                    int found = kernel is ContractKernel contract && node == contract.Contract ? Columns(contract, i, leaf) : 0;
                    columns[block.Offset] = columns.TryGetValue(block.Offset, out int known) && known != found ? 0 : found;
                }
    }

    private static int Columns(ContractKernel kernel, int input, Leaf leaf)
    {
        ContractForm form = kernel.Form;
        Node right = kernel.Contract.Inputs[form.B];
        if (input != form.B || form.IsTransposed || form.Positions.Length > 0 || right is Inline || right.HasBatch)
            return 0;
        string labels = form.B == 0 ? kernel.Contract.LabelsA : kernel.Contract.LabelsB;
        MemoryLayout steps = right.Layout;
        bool isWhole =
            steps.Offset == 0
            && Layouts.Size(leaf.Shape) % form.Columns == 0
            && form.Pitch % form.Columns == 0
            && form.Segments.All(label => steps.Strides[labels.IndexOf(label)] % form.Columns == 0);
        return isWhole ? form.Columns : 0;
    }

    // The leaves that reading a node reads.
    private static IEnumerable<Leaf> Read(Node node, PassPlan pass) =>
        node is Leaf leaf ? [leaf]
        : node is View or Inline || pass.Plan.IsInlined(node) ? node.Inputs.SelectMany(i => Read(i, pass))
        : [];
}
