using NetGen.Generator.Attributes;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Model;

/// <summary>Keras' OrthogonalRegularizer: factor · the mean over pairs of |u_i · u_j|, where u are the rows or columns of a matrix divided
/// by their norms. Of the products of all with all the sum is taken, less that of each with itself, |u_i|².</summary>
internal static class OrthogonalPenalty
{
    /// <summary>Keras divides by 1e-7 at least.</summary>
    private const double LeastSquare = 1e-14;

    /// <summary>What is summed and added to the loss.</summary>
    public static IEnumerable<Node> Terms(Node weight, Parameter parameter, RegularizersOf<object>.OrthogonalAttribute a)
    {
        Shape seen = parameter.Seen;
        int axis = a.Mode == OrthogonalMode.Rows ? 0 : 1;
        Node w = weight.Reshape(seen),
            squares = Reduce.Sum(Map.Of(new In(0) * new In(0), w), 1 - axis);
        Expr atLeast = Expr.Select(new In(1) - LeastSquare, new In(1), LeastSquare);
        Node u = Map.Of(new In(0) / new Un(Fn.Sqrt, atLeast), w, squares),
            products = axis == 0 ? Contract.Of(u, "ik", u, "jk", "ij") : Contract.Of(u, "ki", u, "kj", "ij");
        double share = a.Factor / (seen[axis] * (seen[axis] - 1.0));
        yield return Map.Of(share * new Un(Fn.Abs, new In(0)), products);
        yield return Map.Of(-share * new In(0) * new In(0), u);
    }
}
