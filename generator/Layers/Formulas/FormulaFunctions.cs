using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;

namespace NetGen.Generator.Layers;

/// <summary>The functions that a formula may call.</summary>
internal static class FormulaFunctions
{
    /// <summary>Of one tensor, in primitives.</summary>
    public static readonly IReadOnlyDictionary<string, Func<Node, Node>> OfTensor = Activations
        .All.Where(activation => activation.Key != Activation.Linear && Activations.IsElementwise(activation.Key))
        .ToDictionary(activation => activation.Key.ToString().ToLowerInvariant(), activation => activation.Value)
        .Concat(
            new Dictionary<string, Func<Node, Node>>
            {
                ["exp"] = x => Fn.Exp[x],
                ["log"] = x => Fn.Log[x],
                ["sqrt"] = x => Fn.Sqrt[x],
                ["erf"] = x => Fn.Erf[x],
            }
        )
        .ToDictionary(function => function.Key, function => function.Value);

    /// <summary>Of so many numbers, as an expression.</summary>
    public static readonly IReadOnlyDictionary<string, (int Count, Func<Expr[], Expr> Value)> OfNumbers = new Dictionary<
        string,
        (int, Func<Expr[], Expr>)
    >
    {
        ["square"] = (1, e => e[0] * e[0]),
        ["sign"] = (1, e => Expr.Select(new Same(e[0], e[0]), Expr.Select(e[0], 1, Expr.Select(-e[0], -1, 0)), e[0])),
        ["max"] = (2, e => Expr.Max(e[0], e[1])),
        ["min"] = (2, e => -Expr.Max(-e[0], -e[1])),
        ["clip"] = (3, e => Expr.Clip(e[0], e[1], e[2])),
    };

    /// <summary>All names, in order.</summary>
    public static IEnumerable<string> Names =>
        OfTensor.Keys.Concat(OfNumbers.Keys).Append("pow").OrderBy(name => name, StringComparer.Ordinal);

    /// <summary>How many values a function takes; 0 for a name of none.</summary>
    public static int Count(string name) =>
        name == "pow" ? 2
        : OfTensor.ContainsKey(name) ? 1
        : OfNumbers.TryGetValue(name, out (int Count, Func<Expr[], Expr>) function) ? function.Count
        : 0;
}
