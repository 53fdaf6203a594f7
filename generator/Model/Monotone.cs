using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Model;

/// <summary>max(f(x)) = f(max(x)) for a non-decreasing f. So bias and activation are computed once for each window, not for each of its
/// elements, and nothing as large as the image need be kept for the backward pass but the product itself.</summary>
internal static class Monotone
{
    private static readonly HashSet<Fn> s_increasing = [Fn.Exp, Fn.Log, Fn.Sqrt, Fn.ReLU, Fn.Tanh, Fn.Sigmoid, Fn.Softplus, Fn.Erf];

    /// <summary>The maximum that <paramref name="max"/> takes over axes other than the first and the last, as early as possible.</summary>
    public static Node Max(Node x, Func<Node, Node> max)
    {
        if (x is not Map map || FullSize(map) is not { } input || !IsNonDecreasing(map.Expression, input))
            return max(x);
        Node first = Max(map.Inputs[input], max);
        return Map.Of(map.Expression, [.. map.Inputs.Select((other, i) => i == input ? first : other)]);
    }

    // The only input that varies from place to place; null if there are several.
    private static int? FullSize(Map map)
    {
        int[] full = [.. Enumerable.Range(0, map.Inputs.Count).Where(i => !IsVector(map.Inputs[i].Shape))];
        return full.Length == 1 && map.Inputs[full[0]].Shape == map.Shape ? full[0] : null;
    }

    private static bool IsVector(Shape shape) => shape.Rank < 2 && !shape.HasBatch;

    private static bool IsNonDecreasing(Expr e, int input) =>
        e switch
        {
            _ when !e.UsedInputs().Contains(input) => true,
            In => true,
            Un u => s_increasing.Contains(u.Function) && IsNonDecreasing(u.Argument, input),
            Bin { Symbol: '+' } b => IsNonDecreasing(b.Left, input) && IsNonDecreasing(b.Right, input),
            Bin { Symbol: '-' } b => IsNonDecreasing(b.Left, input) && !b.Right.UsedInputs().Contains(input),
            Bin { Symbol: '*', Left: Const { Value: >= 0 } } b => IsNonDecreasing(b.Right, input),
            Bin { Symbol: '*', Right: Const { Value: >= 0 } } b => IsNonDecreasing(b.Left, input),
            Bin { Symbol: '/', Right: Const { Value: > 0 } } b => IsNonDecreasing(b.Left, input),
            // Continuous where the branches meet: LeakyReLU.
            Sel s => s.Condition.Key == s.Yes.Key
                && s.No is Bin { Symbol: '*', Left: Const { Value: >= 0 } } no
                && no.Right.Key == s.Yes.Key
                && IsNonDecreasing(s.Yes, input),
            _ => false,
        };
}
