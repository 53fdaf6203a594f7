using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Differentiate;

/// <summary>The adjoint of a scan is one scan the other way: back-propagation through time. It carries the cotangents of what the scan
/// carries, and reads the steps of whatever forward values its body needs. What does not change from step to step, a weight say, receives
/// one sum over all steps.</summary>
internal static class ScanGradient
{
    /// <summary>What the scan's initial values, sequences and unchanging values receive, given what the sweep has for the results of it
    /// among
    /// <paramref name="nodes"/>.</summary>
    public static IEnumerable<(Node Outer, Node Cotangent)> Of(Scan scan, IReadOnlyList<Node> nodes, Sweep outside)
    {
        TensorProgram program = scan.Program;
        TimeLoop loop = program.NewLoop(scan.InnerLoop.Length, !scan.InnerLoop.IsReverse, scan.InnerLoop.TruncateAfter);
        List<ScanOut> results = [.. nodes.OfType<ScanOut>().Where(o => o.Scan == scan && outside.Finished(o) is not null)];
        if (results.Count == 0)
            return [];

        var body = new Sweep(outside.Dependent, outside.Wanted, scan.InnerLoop);
        foreach (ScanOut all in results.Where(o => !o.IsLast))
            body.Contribute(all.Value, Step.Of(loop, outside.Finished(all)!));
        List<Carry> carries = [.. scan.Carries.Where(c => outside.Dependent.Contains(c) && IsReadNext(c, scan, nodes))],
            cotangents = [];
        Dictionary<Carry, Accumulator> accumulators = [];
        List<Linked> links = [.. nodes.OfType<Linked>().Where(l => l.Loop == scan.InnerLoop && outside.Dependent.Contains(l))];
        foreach (Carry carry in scan.Carries.Where(outside.Dependent.Contains))
        {
            Node next = scan.NextOf(carry);
            ScanOut? last = results.SingleOrDefault(o => o.IsLast && o.Value == carry);
            Node none = program.Add(new Fill(0, carry.Shape)),
                final = last is null ? none : outside.Finished(last)!;
            if (carries.Contains(carry))
            {
                cotangents.Add(Carry.Of(loop, cotangents.Count, final));
                body.Contribute(next, cotangents[cotangents.Count - 1]);
                final = none;
            }
            if (links.Any(l => l.Carry == carry) || final != none)
            {
                accumulators[carry] = Accumulator.Of(loop, accumulators.Count, final);
                body.Contribute(next, accumulators[carry]);
            }
        }
        // What steps add to others is read where these have it: reading and adding are adjoint to each other.
        Accumulator[] sums = [.. scan.Accumulations.Select(a => a.Accumulator).Distinct().Where(outside.Dependent.Contains)];
        Dictionary<Accumulator, Carry> readers = sums.Select((sum, i) => (sum, i))
            .ToDictionary(s => s.sum, s => Carry.Of(loop, scan.Carries.Count + s.i, program.Add(new Fill(0, s.sum.Shape))));
        foreach (Accumulate part in scan.Accumulations.Where(a => readers.ContainsKey(a.Accumulator)))
            body.Contribute(part.Value, Linked.Of(readers[part.Accumulator], Step.Of(loop, scan.Stack(part.Links))));
        int mark = program.Nodes.Count;
        body.Run(nodes);

        var rewriting = new Rewriting(scan, loop, mark);
        Node Before(Carry carry)
        {
            Node before = Truncated(loop, scan, rewriting.Of(body.Finished(carry)!));
            return scan.NextOf(carry).Name is { Length: > 0 } name ? before.Named("d" + name) : before;
        }
        Accumulate Accumulated(Linked link) =>
            Accumulate.Of(accumulators[link.Carry], rewriting.Of(body.Finished(link)!), rewriting.Of(link.Links));
        Node Read(Accumulator sum) => body.Finished(sum) is { } cotangent ? rewriting.Of(cotangent) : program.Add(new Fill(0, sum.Shape));
        Accumulate[] accumulations = [.. links.Where(l => body.Finished(l) is not null).Select(Accumulated)];
        List<Step> sequences = [.. nodes.OfType<Step>().Where(s => s.Loop == scan.InnerLoop && body.Finished(s) is not null)];
        IEnumerable<Node> Results() =>
            sequences
                .Select(step => body.Finished(step)!)
                .Concat(body.Outside.Select(o => o.Cotangent))
                .Select(rewriting.Of)
                .SelectMany(OfSamples);
        Scan adjoint =
            scan.Results.Count > 0
                ? Scan.Of(program, loop, Results())
                : Scan.Of(
                    program,
                    loop,
                    [.. cotangents, .. sums.Select(sum => readers[sum])],
                    [.. carries.Select(Before), .. sums.Select(Read)],
                    accumulations
                );
        return
        [
            .. sequences.Select(step => (step.Sequence, adjoint.Stack(rewriting.Of(body.Finished(step)!)))),
            .. carries
                .Select((carry, i) => (carry.Initial, i))
                .Where(c => outside.Dependent.Contains(c.Initial))
                .Select(c => (c.Initial, adjoint.Last(cotangents[c.i]))),
            .. sums.Where(sum => outside.Dependent.Contains(sum.Initial)).Select(sum => (sum.Initial, adjoint.Last(readers[sum]))),
            .. body.Outside.Select(o => (o.Node, adjoint.Sum(rewriting.Of(o.Cotangent)))),
        ];
    }

    // Sums over the batch are taken over all steps at once, of what has a batch.
    private static IEnumerable<Node> OfSamples(Node value) =>
        value.Loop is null ? []
        : value.HasBatch ? [value]
        : value.Inputs.SelectMany(OfSamples);

    // Its next step reads it, and not only those that are linked to it.
    private static bool IsReadNext(Carry carry, Scan scan, IReadOnlyList<Node> nodes) =>
        nodes.Any(n => n.Loop == scan.InnerLoop && n is not Linked && n.Inputs.Contains(carry));

    // No gradient passes from the first step of a stretch to the one before.
    private static Node Truncated(TimeLoop loop, Scan scan, Node cotangent)
    {
        int after = loop.TruncateAfter,
            length = loop.Length;
        if (after == 0 || after >= length)
            return cotangent;
        IEnumerable<double> passes = Enumerable
            .Range(0, length)
            .Select(t => (scan.InnerLoop.IsReverse ? length - 1 - t : t) % after == 0 ? 0.0 : 1.0);
        return Map.Of(new In(0) * new In(1), cotangent, Step.Of(loop, Table.Of(scan.Program, "Passes", new Shape(length, 1), passes)));
    }

    /// <summary>Makes of nodes that the sweep has made of forward values nodes of the adjoint's body, which read these as
    /// sequences.</summary>
    private sealed class Rewriting(Scan scan, TimeLoop loop, int mark)
    {
        private readonly Dictionary<Node, Node> _made = [];

        public Node Of(Node node)
        {
            if (_made.TryGetValue(node, out Node? made))
                return made;
            if (node.Id < mark || node.Loop is null || node is Step or LoopCarried)
                made = node.Loop == scan.InnerLoop ? Step.Of(loop, scan.Stack(node)) : node;
            else
            {
                Node[] inputs = [.. node.Inputs.Select(Of)];
                made = inputs.SequenceEqual(node.Inputs) ? node : scan.Program.For(node.Origin, () => node.With(inputs).InPlaceOf(node));
            }
            return _made[node] = made;
        }
    }
}
