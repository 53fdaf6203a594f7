using NetGen.Generator.Primitives;

namespace NetGen.Generator.Model;

/// <summary>The parameters of a mixture of Gaussians along the last axis, M weights, M · D means and M · D deviations, made of as many
/// numbers of any size.</summary>
internal static class Mixture
{
    /// <summary>softmax of the first M, the means as they are, exp of the rest.</summary>
    public static Node Of(Node z, int components, int dimensions)
    {
        int axis = z.Shape.Rank - 1,
            values = components * dimensions;
        Node weights = Softmax.Of(z.Slice(axis, 0, components)),
            means = z.Slice(axis, components, values),
            deviations = Fn.Exp[z.Slice(axis, components + values, values)];
        return Concat.Of(axis, weights, means, deviations);
    }

    /// <summary>What a node was made of, if it is such parameters: equal nodes are one.</summary>
    public static (Node Z, int Components, int Dimensions)? Before(Node output)
    {
        if (output is not Concat { Inputs: { Count: 3 } parts } || parts[0] is not Softmax weights || parts[1] is not Slice means)
            return null;
        (Node z, int components, int dimensions) = (means.Inputs[0], weights.Shape.Last, means.Shape.Last / weights.Shape.Last);
        return z.Shape.Last == components * (1 + 2 * dimensions) && Of(z, components, dimensions) == output
            ? (z, components, dimensions)
            : null;
    }
}
