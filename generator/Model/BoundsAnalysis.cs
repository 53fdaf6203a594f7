using NetGen.Generator.Primitives;

namespace NetGen.Generator.Model;

/// <summary>Finds the bounds of values from those of what they are made of.</summary>
/// <param name="assumed">What loops are taken to bring, while it is found whether they do.</param>
internal sealed class BoundsAnalysis(IReadOnlyDictionary<Carry, Bounds>? assumed = null)
{
    /// <summary>How often a loop's bounds may grow before they are given up.</summary>
    private const int Tries = 4;

    private readonly Dictionary<Node, Bounds> _known = [];

    public Bounds Of(Node node)
    {
        if (!_known.TryGetValue(node, out Bounds bounds))
            _known[node] = bounds =
                node is Carry carry && assumed is not null && assumed.TryGetValue(carry, out Bounds known) ? known
                : node is ScanOut result ? OfScan(result)
                : node.Bounds(Of);
        return bounds;
    }

    // What is carried begins at a value and becomes another one in each step: bounds that no step leaves hold for all of them. Those that
    // were given up may then
    // turn out to be narrower: a step leads into less than they allow.
    private Bounds OfScan(ScanOut result)
    {
        Scan scan = result.Scan;
        Dictionary<Carry, Bounds> Each(Func<Carry, Bounds> of) => scan.Carries.ToDictionary(c => c, c => of(c).WithoutSum);
        Dictionary<Carry, Bounds> initial = Each(c => Of(c.Initial)),
            carried = initial;
        for (int i = 0; ; i++)
        {
            var body = new BoundsAnalysis(carried);
            Dictionary<Carry, Bounds> before = carried,
                next = Each(c => initial[c].Or(body.Of(scan.NextOf(c))));
            if (scan.Carries.All(c => before[c].Contains(next[c])))
                return result.IsLast ? next[(Carry)result.Value] : new BoundsAnalysis(next).Of(result.Value);
            carried = Each(c =>
                before[c].Contains(next[c]) ? before[c]
                : i < Tries ? before[c].Or(next[c])
                : Bounds.All
            );
        }
    }
}
