using NetGen.Generator.Graph;
using NetGen.Generator.Lower;
using NetGen.Generator.Parse;
using NetGen.Generator.Primitives;

namespace NetGen.Generator.Layers.Boltzmann;

/// <summary>0 or 1, with p(v = 1 | h) = sigmoid(h · Wᵀ + a).</summary>
internal sealed class BernoulliUnits : VisibleUnits
{
    public override InputCheck Check(LayerSpec spec) => new ProbabilityCheck();

    public override Node Mean(LowerContext c, Node field) => Fn.Sigmoid[field];

    public override Node Draw(LowerContext c, Node field)
    {
        Node p = Fn.Sigmoid[field].Named("p" + c.Suffix);
        return Map.Of(Expr.Select(new In(0) - new In(1), 1, 0), p, c.Random(RandomKind.Uniform, p.Shape));
    }

    /// <summary>Units of this kind with these log-odds, as the pass needs them: probabilities or draws.</summary>
    public static Node Of(LowerContext c, Node field) => c.Training ? All["Bernoulli"].Draw(c, field) : All["Bernoulli"].Mean(c, field);
}
