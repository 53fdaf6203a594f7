using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using Visible = NetGen.Generator.Attributes.VisibleUnits;

namespace NetGen.Generator.Layers.Boltzmann;

/// <summary>A kind of visible units.</summary>
internal abstract class VisibleUnits
{
    /// <summary>Under the names in the VisibleUnits enum.</summary>
    public static readonly IReadOnlyDictionary<Visible, VisibleUnits> All = new Dictionary<Visible, VisibleUnits>
    {
        [Visible.Bernoulli] = new BernoulliUnits(),
        [Visible.Gaussian] = new GaussianUnits(),
        [Visible.Softmax] = new SoftmaxUnits(),
    };

    /// <summary>Each item's units are one-hot.</summary>
    public virtual bool IsOneHot => false;

    /// <summary>What a unit adds to the energy: In(0) is its value v, In(1) its bias a.</summary>
    public virtual Expr Energy => -(new In(0) * new In(1));

    public static VisibleUnits Of(RBMAttribute a) => All[a.Visible];

    /// <summary>The condition on data that are such units.</summary>
    public abstract InputCheck Check(RBMAttribute a);

    /// <summary>Whether so many units can be of this kind; reports otherwise.</summary>
    public virtual bool Fit(ShapeContext c, RBMAttribute a, int units) =>
        c.Require(a.Categories == 0, nameof(a.Categories), a.Categories, "left out unless Visible is VisibleUnits.Softmax");

    /// <summary>The means, [n, units], given h · Wᵀ + a.</summary>
    public abstract Node Mean(RBMAttribute a, Node field);

    /// <summary>Values drawn, [n, units], given h · Wᵀ + a.</summary>
    public abstract Node Draw(LowerContext c, RBMAttribute a, Node field);
}
