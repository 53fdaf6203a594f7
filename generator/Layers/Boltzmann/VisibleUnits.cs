using NetGen.Generator.Graph;
using NetGen.Generator.Lower;
using NetGen.Generator.Parse;
using NetGen.Generator.Primitives;

namespace NetGen.Generator.Layers.Boltzmann;

/// <summary>A kind of visible units.</summary>
internal abstract class VisibleUnits
{
    /// <summary>Under the names in the VisibleUnits enum.</summary>
    public static readonly IReadOnlyDictionary<string, VisibleUnits> All = new Dictionary<string, VisibleUnits>
    {
        ["Bernoulli"] = new BernoulliUnits(),
        ["Gaussian"] = new GaussianUnits(),
        ["Softmax"] = new SoftmaxUnits(),
    };

    /// <summary>Each item's units are one-hot.</summary>
    public virtual bool IsOneHot => false;

    /// <summary>What a unit adds to the energy: In(0) is its value v, In(1) its bias a.</summary>
    public virtual Expr Energy => -(new In(0) * new In(1));

    public static VisibleUnits Of(LayerSpec spec) => All[spec.Member("Visible", "Bernoulli")];

    /// <summary>What the values must be.</summary>
    public abstract InputCheck Check(LayerSpec spec);

    /// <summary>Whether so many units can be of this kind; reports otherwise.</summary>
    public virtual bool Fit(ShapeContext c, int units) =>
        c.Require(c.Spec.Int("Categories") == 0, "Categories", c.Spec.Int("Categories"), "left out unless Visible is VisibleUnits.Softmax");

    /// <summary>The means, [n, units], given h · Wᵀ + a.</summary>
    public abstract Node Mean(LowerContext c, Node field);

    /// <summary>Values drawn, likewise.</summary>
    public abstract Node Draw(LowerContext c, Node field);
}
