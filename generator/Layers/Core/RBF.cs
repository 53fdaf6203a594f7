using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

internal sealed class RBF : LayerKind<RBFAttribute>
{
    public override string Prefix => "rbf";

    protected override Shape? Infer(ShapeContext c, RBFAttribute a)
    {
        if (!c.Positive(nameof(a.Units), a.Units) || !IsVector(c))
            return null;
        int units = a.Units;
        c.Weights("centers", new Shape(units, c.Input.Last), c.Input.Last, units, WeightArguments.Of(a), Initializer.RandomNormal);
        c.Constant("gamma", new Shape(units), 1.0 / c.Input.Last);
        return new Shape(units);
    }

    // The squared distance is summed over a difference, not expanded into products: that would lose the digits of near neighbours.
    protected override Node Lower(LowerContext c, RBFAttribute a)
    {
        Shape x = c.X.Shape;
        Node difference = Map.Of(new In(0) - new In(1), c.X.Reshape(new Shape(x[0], 1, x[1])), c.Parameter("centers", "C"));
        Node square = Map.Of(new In(0) * new In(0), difference);
        Node distance = Primitives.Reduce.Sum(square, 2).Reshape(c.WithBatch(c.Layer.Output)).Named("r" + c.Suffix);
        return Map.Of(new Un(Fn.Exp, new In(0)), Map.Of(-(new In(0) * new In(1)), distance, c.Parameter("gamma", "gamma")));
    }

    protected override string Describe(RBFAttribute a) => $"RBF({Show.Of(a.Units)})";
}
