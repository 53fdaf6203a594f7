using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;

namespace NetGen.Generator.Layers.Boltzmann;

/// <summary>Real values with mean h · Wᵀ + a and variance 1.</summary>
internal sealed class GaussianUnits : VisibleUnits
{
    public override Expr Energy => 0.5 * (new In(0) - new In(1)) * (new In(0) - new In(1));

    public override InputCheck Check(RBMAttribute a) => new FiniteCheck();

    public override Node Mean(RBMAttribute a, Node field) => field;

    public override Node Draw(LowerContext c, RBMAttribute a, Node field) => field.Plus(c.Random(RandomKind.Normal, field.Shape, seed: 0));
}
