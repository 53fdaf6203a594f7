using NetGen.Generator.Primitives;

namespace NetGen.Generator.Plan;

/// <summary>What stands in the padding of rows. Memory starts as zeros, and padding is only ever written by loops over whole vectors. Most
/// of it nobody reads; but the right operand of a contraction carries its padding into the result, and gradients must keep theirs zero, or
/// optimizers would train it.</summary>
internal sealed class PadRules
{
    private readonly HashSet<Node> _zero = [];
    private readonly HashSet<Node> _required;

    public PadRules(IReadOnlyList<Node> nodes, IEnumerable<Node> roots)
    {
        _required = [.. roots];
        int known;
        do
        {
            known = _required.Count;
            foreach (Node node in nodes.Reverse())
                Require(node);
        } while (_required.Count > known && nodes.Any(n => n is Scan));

        // What is carried keeps its zeros if every step does, given that the steps before it did.
        HashSet<Node> lost = [];
        do
        {
            _zero.Clear();
            foreach (Node node in nodes)
                if (
                    node is LoopCarried carried
                        ? !lost.Contains(node) && (carried.Initial is Fill { Value: 0 } || _zero.Contains(carried.Initial))
                        : node.KeepsZeros(_zero.Contains)
                )
                    _zero.Add(node);
        } while (nodes.OfType<Scan>().SelectMany(Lost).ToList() is { Count: > 0 } more && more.All(lost.Add));
    }

    /// <summary>A loop over its whole vectors may write its padding: either that gives zeros, or nobody minds.</summary>
    public bool MayFill(Node node) => _zero.Contains(node) || !_required.Contains(node);

    /// <summary>Its padding is zero.</summary>
    public bool IsZero(Node node) => _zero.Contains(node);

    // What was taken for zero and is not.
    private IEnumerable<Node> Lost(Scan scan) =>
        scan
            .Carries.Where((carry, i) => _zero.Contains(carry) && !_zero.Contains(scan.Next[i]))
            .Concat<Node>(
                scan.Accumulations.Where(p => _zero.Contains(p.Accumulator) && !_zero.Contains(p.Value))
                    .Select(p => p.Accumulator)
                    .Distinct()
            );

    private void Require(Node node)
    {
        if (node is Contract contract && ContractForm.Of(contract) is { IsTransposed: false } form)
            _required.Add(contract.Inputs[form.B]);
        _required.UnionWith(node.ReadPadding);
        if (_required.Contains(node))
            _required.UnionWith(node.SourcesOfPadding);
        if (node is not Scan scan)
            return;
        _required.UnionWith(scan.Next.Where((_, i) => _required.Contains(scan.Carries[i])));
        _required.UnionWith(scan.Accumulations.Where(p => _required.Contains(p.Accumulator)).Select(p => p.Value));
    }
}
