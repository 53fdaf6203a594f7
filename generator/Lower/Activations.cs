using NetGen.Generator.Primitives;

namespace NetGen.Generator.Lower;

/// <summary>Every activation in primitives, under its name in the Activation enum. A new one is one line.</summary>
internal static class Activations
{
    public static readonly IReadOnlyDictionary<string, Func<Node, Node>> All = new Dictionary<string, Func<Node, Node>>
    {
        ["Linear"] = x => x,
        ["ReLU"] = x => Fn.ReLU[x],
        ["LeakyReLU"] = x => Map.Of(Expr.Select(X, X, 0.2 * X), x),
        ["Abs"] = x => Fn.Abs[x],
        ["ELU"] = x => Map.Of(Expr.Select(X, X, Y - 1), x, Fn.Exp[x]),
        ["SELU"] = x => Map.Of(Expr.Select(X, 1.0507009873554805 * X, 1.0507009873554805 * 1.6732632423543772 * (Y - 1)), x, Fn.Exp[x]),
        ["GELU"] = x => Map.Of(0.5 * X * (1 + Y), x, Fn.Erf[Map.Of(Math.Sqrt(0.5) * X, x)]),
        ["Swish"] = x => Map.Of(X * Y, x, Fn.Sigmoid[x]),
        ["Sigmoid"] = x => Fn.Sigmoid[x],
        ["HardSigmoid"] = x => Map.Of(Clip(X, 0, 1), Map.Of(1.0 / 6 * X + 0.5, x)),
        ["Tanh"] = x => Fn.Tanh[x],
        ["HardTanh"] = x => Map.Of(Clip(X, -1, 1), x),
        ["Softplus"] = x => Fn.Softplus[x],
        ["Softsign"] = x => Map.Of(X / (1 + Y), x, Fn.Abs[x]),
        ["Softmax"] = Softmax.Of,
        ["Exponential"] = x => Fn.Exp[x],
    };

    private static Expr X => new In(0);

    private static Expr Y => new In(1);

    // NaN fails either comparison and stays.
    private static Expr Clip(Expr x, double low, double high) => Expr.Select(low - x, low, Expr.Select(x - high, high, x));
}
