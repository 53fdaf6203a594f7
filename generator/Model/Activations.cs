using NetGen.Generator.Attributes;
using NetGen.Generator.Primitives;

namespace NetGen.Generator.Model;

/// <summary>Every activation in primitives, under its member of the Activation enum. A new one is one line.</summary>
internal static class Activations
{
    public static readonly IReadOnlyDictionary<Activation, Func<Node, Node>> All = new Dictionary<Activation, Func<Node, Node>>
    {
        [Activation.Linear] = x => x,
        [Activation.ReLU] = x => Fn.ReLU[x],
        [Activation.LeakyReLU] = x => Map.Of(Expr.Select(X, X, 0.2 * X), x),
        [Activation.Abs] = x => Fn.Abs[x],
        [Activation.ELU] = x => Map.Of(Expr.Select(X, X, Y - 1), x, Fn.Exp[x]),
        [Activation.SELU] = x =>
            Map.Of(Expr.Select(X, 1.0507009873554805 * X, 1.0507009873554805 * 1.6732632423543772 * (Y - 1)), x, Fn.Exp[x]),
        [Activation.GELU] = x => Map.Of(0.5 * X * (1 + Y), x, Fn.Erf[Map.Of(Math.Sqrt(0.5) * X, x)]),
        [Activation.Swish] = x => Map.Of(X * Y, x, Fn.Sigmoid[x]),
        [Activation.Sigmoid] = x => Fn.Sigmoid[x],
        [Activation.HardSigmoid] = x => Map.Of(Expr.Clip(X, 0, 1), Map.Of(1.0 / 6 * X + 0.5, x)),
        [Activation.Tanh] = x => Fn.Tanh[x],
        [Activation.HardTanh] = x => Map.Of(Expr.Clip(X, -1, 1), x),
        [Activation.Softplus] = x => Fn.Softplus[x],
        [Activation.Softsign] = x => Map.Of(X / (1 + Y), x, Fn.Abs[x]),
        [Activation.Softmax] = Softmax.Of,
        [Activation.Exponential] = x => Fn.Exp[x],
        // tanh(softplus(x)) = p / (2 - p) with p = σ (2 - σ): all parts of its derivative have one sign, and nothing overflows.
        [Activation.Mish] = x => Map.Of(X * (Y * (2 - Y)) / (2 - Y * (2 - Y)), x, Fn.Sigmoid[x]),
        [Activation.ReLU6] = x => Map.Of(Expr.Clip(X, 0, 6), x),
        [Activation.HardSwish] = x => Map.Of(X * Y, x, All![Activation.HardSigmoid](x)),
        [Activation.LogSoftmax] = LogSoftmax.Of,
    };

    /// <summary>Whether each value is a function of the one value in its place; otherwise it is one of its whole row of the last
    /// axis.</summary>
    public static bool IsElementwise(Activation activation) => activation is not (Activation.Softmax or Activation.LogSoftmax);

    private static Expr X => new In(0);

    private static Expr Y => new In(1);
}
