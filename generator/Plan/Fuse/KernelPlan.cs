using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Plan;

/// <summary>A program ready to be written: its kernels in order, and where everything lies.</summary>
internal sealed class KernelPlan(
    IReadOnlyList<Kernel> kernels,
    IReadOnlyDictionary<Node, Place> places,
    ISet<Node> inlined,
    PadRules pads,
    int sampleLength,
    int scratchLength
)
{
    public IReadOnlyList<Kernel> Kernels => kernels;

    /// <summary>Everything that is stored, and where.</summary>
    public IReadOnlyDictionary<Node, Place> Places => places;

    /// <summary>Workspace elements a sample.</summary>
    public int SampleLength => sampleLength;

    /// <summary>Workspace elements besides.</summary>
    public int ScratchLength => scratchLength;

    public int Phases(bool backward) => kernels.Where(k => k.IsBackward == backward).Select(k => k.Phase + 1).DefaultIfEmpty(0).Max();

    /// <summary>Multiply-adds of one sample in the forward pass.</summary>
    public long MultiplyAdds => kernels.Where(kernel => !kernel.IsBackward).Sum(kernel => kernel.MultiplyAdds);

    /// <summary>Nothing in the forward pass reads several samples at once, and nothing at all depends on how many there are.</summary>
    public bool HasIndependentSamples =>
        !kernels.Any(k => !k.IsBackward && !k.IsRows && k.Nodes.SelectMany(n => n.Inputs).Any(i => i.HasBatch))
        && !kernels.SelectMany(k => k.Nodes).Concat(inlined).OfType<Map>().Any(m => CountsSamples(m.Expression));

    public bool IsStored(Node node) => places.ContainsKey(node);

    /// <summary>The node is computed by whoever reads it.</summary>
    public bool IsInlined(Node node) => inlined.Contains(node);

    /// <summary>Whether a loop may compute whole vectors, padding and all, or must stop at the last column.</summary>
    public bool MayFillPadding(Node node) => pads.MayFill(node);

    /// <summary>What stands behind the last column of the node's rows is zero.</summary>
    public bool HasZeroPadding(Node node) => pads.IsZero(node);

    /// <summary>Where a node lies; views lie where what they look at lies.</summary>
    public Place PlaceOf(Node node, IReadOnlyDictionary<Node, Block> leaves) =>
        node switch
        {
            Leaf leaf => new Place(leaves[leaf], leaf.Layout),
            Table table => new Place(new Block(table.Title, Region.Constant, table.Id), Layouts.Packed(table.Shape)),
            View view => PlaceOf(view.Inputs[0], leaves) is var seen && view is Step step
                ? KeptSteps.Of(step, seen)
                : seen with
                {
                    Layout = view.Of(seen.Layout)!,
                },
            _ => places[node],
        };

    private static bool CountsSamples(Expr e) => e is Bin { Symbol: '/', Right: InverseBatch } || e.Parts.Any(CountsSamples);
}
