using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers.Boltzmann;

/// <summary>Items of one category of several, one-hot: p(category k | h) is the softmax of h · Wᵀ + a over the item's units (Salakhutdinov,
/// Mnih, Hinton 2007).</summary>
internal sealed class SoftmaxUnits : VisibleUnits
{
    public override bool IsOneHot => true;

    public override InputCheck Check(RBMAttribute a) => new OneHotCheck(a.Categories);

    public override bool Fit(ShapeContext c, RBMAttribute a, int units)
    {
        int categories = a.Categories;
        return c.Require(
            categories > 1 && units % categories == 0,
            nameof(a.Categories),
            categories,
            $"at least 2 and divide the {Show.Grouped(units)} visible units, the categories of one item after another"
        );
    }

    public override Node Mean(RBMAttribute a, Node field) => Softmax.Of(Items(a, field)).Reshape(field.Shape);

    // The largest of field + Gumbel noise, -ln(-ln u), stands where a draw would fall (Gumbel, 1954). 2^-25 is half the distance of uniform
    // numbers: no logarithm is infinite.
    public override Node Draw(LowerContext c, RBMAttribute a, Node field)
    {
        const double Half = 1.0 / (1 << 25);
        Expr wait = Half - new Un(Fn.Log, 1 - new In(1));
        Node items = Items(a, field),
            noisy = Map.Of(new In(0) - new Un(Fn.Log, wait), items, c.Random(RandomKind.Uniform, items.Shape, seed: 0))
                .Named("noisy" + c.Suffix);
        Node one = c.Program.Add(new Fill(1, items.Shape.With(2, 1)));
        return ArgMax.Spread(one, noisy, [2]).Reshape(field.Shape);
    }

    private static Node Items(RBMAttribute a, Node field)
    {
        int categories = a.Categories;
        return field.Reshape(new Shape(Shape.N, field.Shape.Last / categories, categories));
    }
}
