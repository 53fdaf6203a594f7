using NetGen.Generator.Differentiate;
using NetGen.Generator.Model;
using NetGen.Generator.Plan;
using NetGen.Generator.Primitives;

namespace NetGen.Generator.Programs;

/// <summary>Writes the products of second derivatives with a vector v. There is no rule for them: gradients are differentiated again. What
/// the vector makes of a tensor y, J v, is the gradient of u -> Jᵀu along v, in which u itself does not occur any more (B. Pearlmutter,
/// "Fast Exact Multiplication by the Hessian", 1994, in reverse mode alone).</summary>
internal sealed class CurvatureBuilder
{
    private readonly Lowered _lowered;
    private readonly ArenaLayout _arena;
    private readonly RootsBuilder _roots;
    private readonly (Parameter Parameter, Node Node)[] _wanted;
    private readonly Node[] _parameters,
        _directions;

    private CurvatureBuilder(NetworkGraph graph, ArenaLayout arena)
    {
        (_lowered, _arena) = (Lowering.Lower(graph, training: true), arena);
        _roots = new RootsBuilder(_lowered, arena);
        _wanted = [.. _lowered.Parameters.Where(p => p.Parameter is { IsState: false, IsFrozen: false })];
        _parameters = [.. _wanted.Select(p => p.Node)];
        _directions = [.. _wanted.Select(p => _roots.Direction(p.Parameter, p.Node))];
    }

    private TensorProgram Program => _lowered.Z.Program;

    public static CurvaturePasses<PassProgram> Build(NetworkGraph graph, ArenaLayout arena) =>
        new(new CurvatureBuilder(graph, arena).GaussNewton(), new CurvatureBuilder(graph, arena).Hessian());

    // Jᵀ H J v, for the loss as a function of z and for each penalty as a function of what it is laid on.
    private PassProgram GaussNewton()
    {
        List<Node> tensors = [_lowered.Z, .. _lowered.PenaltyTerms.SelectMany(term => term.Inputs).Distinct()];
        Node[] changes = Changes(tensors);
        List<(Node, Node)> bent = [(_lowered.Z, _roots.Cotangent())];
        foreach (Node term in _lowered.PenaltyTerms)
            bent.AddRange(Bent(term, [.. term.Inputs.Select(i => changes[tensors.IndexOf(i)])]));
        return Pass(changes[0], bent);
    }

    // The gradient's own change: along v, and by what the loss makes of the change of z.
    private PassProgram Hessian()
    {
        Node change = Changes([_lowered.Z])[0];
        List<(Node, Node)> results = [(_lowered.Z, _roots.Cotangent())];
        if (_lowered.Penalty is { } penalty)
            results.Add((penalty, One(penalty)));
        IReadOnlyList<Node?> gradient = Gradient.Of(results, _parameters);
        return Pass(change, [.. Paired(gradient, _directions), (_lowered.Z, _roots.CotangentChange())]);
    }

    private PassProgram Pass(Node change, List<(Node, Node)> results)
    {
        IReadOnlyList<Node?> products = Gradient.Of(results, _parameters);
        _roots.Result().Add(change, new Block("zChange", Region.ZChange, 0));
        for (int i = 0; i < _wanted.Length; i++)
            if (products[i] is { } product)
                _roots.Add(product, new Block("d" + _parameters[i].Name, Region.Gradients, _arena.OffsetOf(_wanted[i].Parameter)));
        return _roots.Mask().Program();
    }

    // How tensors change along the direction.
    private Node[] Changes(IReadOnlyList<Node> tensors)
    {
        Node[] dummies = [.. tensors.Select((tensor, i) => Program.Add(new Leaf($"dummy {i}", tensor.Shape)))];
        List<(Node, Node)> slopes = Paired(Gradient.Of([.. tensors.Zip(dummies, (t, u) => (t, u))], _parameters), _directions);
        IReadOnlyList<Node?> changes = slopes.Count == 0 ? new Node?[tensors.Count] : Gradient.Of(slopes, dummies);
        return [.. changes.Select((change, i) => (change ?? Program.Add(new Fill(0, tensors[i].Shape))).Named("change"))];
    }

    // How the slopes of a term change with its inputs, themselves as variables.
    private IEnumerable<(Node, Node)> Bent(Node term, Node[] changes)
    {
        List<(Node, Node)> slopes = Paired(Gradient.Of([(term, One(term))], term.Inputs), changes);
        return slopes.Count == 0 ? [] : Paired(term.Inputs, Gradient.Of(slopes, term.Inputs));
    }

    private Node One(Node node) => Program.Add(new Fill(1, node.Shape));

    private static List<(Node, Node)> Paired(IEnumerable<Node?> nodes, IEnumerable<Node?> others) =>
        [
            .. nodes
                .Zip(others, (a, b) => (a, b))
                .Where(p => p.a is not null && p.b is not null and not Fill { Value: 0 })
                .Select(p => (p.a!, p.b!)),
        ];
}
