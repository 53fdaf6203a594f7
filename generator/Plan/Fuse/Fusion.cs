using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Plan;

/// <summary>Which element-by-element work joins which kernel, and which is left to those who read it.</summary>
/// <param name="flow">Who reads what.</param>
/// <param name="pads">What may stand in the padding of rows.</param>
/// <param name="isSingle">There is never more than one sample, of one step.</param>
internal sealed class Fusion(DataFlow flow, PadRules pads, bool isSingle)
{
    /// <summary>An epilogue stands in a tile up to 24 times; of longer ones the JIT leaves some as calls, which cost more than a pass of
    /// their own.</summary>
    private const int MostInlined = 9;

    /// <summary>The same where there is but one row, of up to 8 vectors.</summary>
    private const int MostInlinedOnce = 14;

    /// <summary>Vector operations that take no longer than the reading of a vector from beyond the caches.</summary>
    private const int MostRepeated = 8;

    /// <summary>A Map is left to its readers when only reductions and Maps read it, and either one reduction alone does, or its result is
    /// larger than anything it reads (a difference of all pairs, say), or it reads a single tensor of its size that is stored for others
    /// anyway: whoever reads the result would rather read that.</summary>
    public bool IsLeftToReaders(Map map)
    {
        List<Node> users = [.. flow.Users(map).SelectMany(flow.SeenBy)];
        if (users.Any(u => u is Inline))
            return true;
        if (flow.IsRoot(map) || users.Count == 0 || map.Expression is In)
            return false;
        if (users.Count == 1 && users[0] is Reduce)
            return true;
        return !map.Expression.HasHeavy && map.Inputs.Count > 0 && users.All(IsOrdinary) && IsCheapToRepeat(map);
    }

    // A computed operand's parts are read where they are stored.
    private bool IsOrdinary(Node user) => user is Reduce || (user is Map && !flow.Users(user).Any(u => u is Inline));

    private bool IsCheapToRepeat(Map map)
    {
        Node[] large = [.. map.Inputs.SelectMany(flow.Stored).Where(s => IsAsLarge(s, map)).Distinct()];
        return large.Length == 0
            || (
                large.Length == 1
                && map.HasBatch
                && InlinedIn(map).Append(map).OfType<Map>().Sum(m => Operations(m.Expression)) <= MostRepeated
                && flow.Readers(large[0]).Except([map, .. flow.Readers(map)]).Any()
            );
    }

    private static bool IsAsLarge(Node stored, Map map) => stored.Shape.Length >= map.Shape.Length && (stored.HasBatch || !map.HasBatch);

    /// <summary>A kernel can compute one more Map.</summary>
    public bool CanJoin(Kernel kernel, Map map)
    {
        // Only a kernel over the same elements in the same rows, in the same pass, and only where whatever it made is read element by
        // element.
        if (
            kernel.IsBackward != flow.IsBackward(map)
            || kernel.Loop != map.Loop
            || kernel is ScanKernel
            || kernel.Space.Squeezed != map.Shape.Squeezed
            || (map.Shape.Rank > 0 && kernel.Space.Rank > 0 && kernel.Space.Last != map.Shape.Last)
        )
            return false;
        if (map.Inputs.Any(i => flow.ProducerOf(i.Core()) != kernel && flow.Sources(i).Contains(kernel)))
            return false;
        if (kernel is ContractKernel && !pads.MayFill(map))
            return false;
        return kernel switch
        {
            ElementwiseKernel => true,
            LinesKernel => !map.Expression.HasHeavy
                && map.Inputs.All(i =>
                    flow.ProducerOf(i.Core()) == kernel
                    || (!flow.IsInlined(i) && i.Layout.Align(i.Shape, map.Shape).Strides[map.Shape.Rank - 1] == 0)
                ),
            ContractKernel contract => !map.Expression.HasHeavy
                && map.Inputs.All(i => FitsEpilogue(contract, i))
                && Cost(contract, map) <= (isSingle ? MostInlinedOnce : MostInlined),
            _ => false,
        };
    }

    // Vector operations of the epilogue with one more Map; loads and stores compute addresses, and count twice.
    private int Cost(ContractKernel kernel, Map map)
    {
        Node[] nodes = [.. kernel.Nodes, map, .. InlinedIn(map).Concat(kernel.Nodes.OfType<Map>().SelectMany(InlinedIn)).Distinct()];
        int loads = nodes.Skip(1).SelectMany(n => n.Inputs).Distinct().Count(i => !nodes.Contains(i.Core()));
        int stores =
            1
            + kernel.Nodes.Count(n =>
                flow.IsRoot(n) || flow.Readers(n).Any(u => !nodes.Contains(u) && !(kernel is PooledKernel && u is ArgMax))
            );
        return 2 * (loads + stores) + nodes.OfType<Map>().Sum(m => Operations(m.Expression));
    }

    private IEnumerable<Node> InlinedIn(Map map) =>
        map.Inputs.Select(Nodes.Core).Where(flow.IsInlined).SelectMany(i => InlinedIn((Map)i).Append(i));

    private static int Operations(Expr e) =>
        e.Parts.Sum(Operations)
        + e switch
        {
            Sel => 2,
            In => 0,
            _ => 1,
        };

    private bool FitsEpilogue(ContractKernel kernel, Node input) =>
        FitsEpilogue(kernel, input, (steps, shape) => steps.Align(shape, kernel.Root.Shape));

    // The epilogue sees whole padded vectors, and columns as one axis. Where an input lies is said in steps along the result's axes.
    private bool FitsEpilogue(ContractKernel kernel, Node input, Func<MemoryLayout, Shape, MemoryLayout> seen)
    {
        Node core = input.Core();
        if (flow.ProducerOf(core) == kernel)
            return true;
        if (flow.IsInlined(core))
            return core.Inputs.All(i =>
                FitsEpilogue(kernel, i, (steps, shape) => seen(steps.Align(shape, core.Shape).Align(core.Shape, input.Shape), input.Shape))
            );
        int lanes = kernel.Form.Lanes.Length;
        MemoryLayout steps = seen(input.Layout, input.Shape),
            result = Layouts.Padded(kernel.Root.Shape);
        // The same number in all columns.
        if (steps.Strides.Skip(steps.Strides.Length - lanes).All(step => step == 0))
            return true;
        return input.HasPaddedRows
            && (
                lanes == 1
                || Enumerable
                    .Range(kernel.Root.Shape.Rank - lanes, lanes)
                    .All(axis => kernel.Root.Shape[axis] == 1 || steps.Strides[axis] == result.Strides[axis])
            );
    }
}
