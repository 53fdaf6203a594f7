using NetGen.Generator.Attributes;
using NetGen.Generator.Primitives;

namespace NetGen.Generator.Model;

internal sealed partial class Lowering
{
    // Keras: kernel penalties count once, those of frozen ones not at all, activity penalties are a mean over the batch.
    private void Penalize(Layer layer, Node output)
    {
        if ((layer.Wrapped ?? layer).Subnetwork is null)
            foreach (Parameter p in layer.Parameters.Where(p => !p.IsFrozen && (p.L1 > 0 || p.L2 > 0 || p.Regularizer is not null)))
                if (_penalized.Add(p.Name))
                    Penalize(p, _parameterNodes[p.Name]);
        PenalizeActivity(layer.Spec, output);
    }

    private void Penalize(Parameter p, Node node)
    {
        AddPenalty(node, p.L1, p.L2, 1);
        if (p.Regularizer?.Bind() is RegularizersOf<object>.OrthogonalAttribute { Factor: > 0 } orthogonal)
            foreach (Node terms in OrthogonalPenalty.Terms(node, p, orthogonal))
                AddLoss(terms);
    }

    private void AddPenalty(Node x, double l1, double l2, Expr scale)
    {
        if (l1 == 0 && l2 == 0)
            return;
        Expr value = l1 * new Un(Fn.Abs, new In(0)) + l2 * new In(0) * new In(0);
        AddLoss(Map.Of(scale * value, x));
    }
}
