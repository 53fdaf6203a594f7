using NetGen.Generator.Graph;
using NetGen.Generator.Lower;
using NetGen.Generator.Parse;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

internal sealed class RBF : LayerKind
{
    public override string Prefix => "rbf";

    public override Shape? Infer(ShapeContext c)
    {
        if (!c.Positive("units") || !c.CommonArguments() || !IsVector(c))
            return null;
        int units = c.Spec.Int("units");
        c.Kernel(new Shape(units, c.Input.Last), c.Input.Last, units, "centers", "RandomNormal");
        c.Constant("gamma", new Shape(units), 1.0 / c.Input.Last);
        return new Shape(units);
    }

    // The squared distance is summed over a difference, not expanded into products: that would lose the digits of near neighbours.
    public override Node Lower(LowerContext c)
    {
        Shape x = c.X.Shape;
        Node difference = Map.Of(new In(0) - new In(1), c.X.Reshape(new Shape(x[0], 1, x[1])), c.Parameter("centers", "C"));
        Node square = Map.Of(new In(0) * new In(0), difference);
        Node distance = Primitives.Reduce.Sum(square, 2).Reshape(c.WithBatch(c.Layer.Output)).Named("r" + c.Suffix);
        return Map.Of(new Un(Fn.Exp, new In(0)), Map.Of(-(new In(0) * new In(1)), distance, c.Parameter("gamma", "gamma")));
    }

    public override string Describe(LayerSpec spec) => $"RBF({Text.Of(spec.Int("units"))})";
}
