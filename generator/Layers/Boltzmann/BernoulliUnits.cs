using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;

namespace NetGen.Generator.Layers.Boltzmann;

/// <summary>0 or 1, with p(v = 1 | h) = sigmoid(h · Wᵀ + a).</summary>
internal sealed class BernoulliUnits : VisibleUnits
{
    public override InputCheck Check(RBMAttribute a) => new ProbabilityCheck();

    public override Node Mean(RBMAttribute a, Node field) => Fn.Sigmoid[field];

    public override Node Draw(LowerContext c, RBMAttribute a, Node field)
    {
        Node p = Fn.Sigmoid[field].Named("p" + c.Suffix);
        return Map.Of(Expr.Select(new In(0) - new In(1), 1, 0), p, c.Random(RandomKind.Uniform, p.Shape, seed: 0));
    }

    /// <summary>Units of this kind with these log-odds, as the pass needs them: probabilities or draws.</summary>
    public static Node Of(LowerContext c, RBMAttribute a, Node field)
    {
        VisibleUnits units = All[Attributes.VisibleUnits.Bernoulli];
        return c.Training ? units.Draw(c, a, field) : units.Mean(a, field);
    }
}
