using NetGen.Generator.Primitives;

namespace NetGen.Generator.Layers;

/// <summary>Writes a formula in primitives. Functions that take many operations are values of their own, so that derivatives read
/// them.</summary>
internal sealed class FormulaLowering
{
    /// <summary>The largest power that is a product.</summary>
    private const int LargestProduct = 16;

    private readonly IReadOnlyDictionary<string, Node> _named;
    private readonly List<Node> _inputs = [];

    private FormulaLowering(IReadOnlyDictionary<string, Node> named) => _named = named;

    public static Node Of(Term formula, IReadOnlyDictionary<string, Node> named)
    {
        var lowering = new FormulaLowering(named);
        return lowering.Value(lowering.Of(formula));
    }

    private Expr Of(Term term) =>
        Stable(term) switch
        {
            Number number => number.Value,
            Variable variable => Input(_named[variable.Name]),
            Operation operation => Of(operation.Symbol, Of(operation.Left), Of(operation.Right)),
            Choice choice => Of(choice),
            Call { Function: "pow" } power => Power(power.Arguments[0], power.Arguments[1]),
            Call call when FormulaFunctions.OfNumbers.TryGetValue(call.Function, out var function) => function.Value([
                .. call.Arguments.Select(Of),
            ]),
            Call call => Input(FormulaFunctions.OfTensor[call.Function](Value(Of(call.Arguments[0])))),
            _ => throw new InvalidOperationException(term.Key),
        };

    private static Expr Of(char symbol, Expr left, Expr right) =>
        symbol switch
        {
            '+' => left + right,
            '-' => left - right,
            '*' => left * right,
            _ => left / right,
        };

    private Expr Of(Choice choice)
    {
        Expr left = Of(choice.Left),
            right = Of(choice.Right),
            yes = Of(choice.Yes),
            chosen = Expr.Select(left - right, yes, Of(choice.No));
        return choice.OrEqual ? Expr.Select(new Same(left, right), yes, chosen) : chosen;
    }

    private Expr Power(Term value, Term exponent)
    {
        Expr x = Of(value);
        if (exponent is Number { Value: 0.5 })
            return Input(Fn.Sqrt[Value(x)]);
        if (exponent is Number n && n.Value.Equals(Math.Round(n.Value)) && Math.Abs(n.Value) <= LargestProduct)
        {
            Expr product = Enumerable.Repeat(x, (int)Math.Abs(n.Value)).Aggregate((Expr)1, (a, b) => a * b);
            return n.Value < 0 ? 1 / product : product;
        }
        return Input(Fn.Exp[Value(Of(exponent) * Input(Fn.Log[Value(x)]))]);
    }

    // The same, where what is written overflows although its value does not.
    private static Term Stable(Term term) =>
        term switch
        {
            Call { Function: "log" } log when OnePlusExp(log.Arguments[0]) is { } u => new Call("softplus", [u]),
            Operation { Symbol: '/', Left: Number { Value: 1 } } one when OnePlusExp(one.Right) is { } u => new Call("sigmoid", [Minus(u)]),
            Operation { Symbol: '/', Left: Call { Function: "exp" } exp } share
                when OnePlusExp(share.Right) is { } u && u.Key == exp.Arguments[0].Key => new Call("sigmoid", [u]),
            _ => term,
        };

    // u of 1 + exp(u).
    private static Term? OnePlusExp(Term term) =>
        term switch
        {
            Operation { Symbol: '+', Left: Number { Value: 1 }, Right: Call { Function: "exp" } exp } => exp.Arguments[0],
            Operation { Symbol: '+', Left: Call { Function: "exp" } exp, Right: Number { Value: 1 } } => exp.Arguments[0],
            _ => null,
        };

    private static Term Minus(Term u) =>
        u is Operation { Symbol: '-', Left: Number { Value: 0 } } minus ? minus.Right : new Operation('-', new Number(0), u);

    private Expr Input(Node node)
    {
        int index = _inputs.IndexOf(node);
        if (index < 0)
            _inputs.Add(node);
        return new In(index < 0 ? _inputs.Count - 1 : index);
    }

    // The tensor that an expression stands for; of a number alone, one of the shape that all tensors have.
    private Node Value(Expr expression) =>
        expression is In input ? _inputs[input.Index]
        : expression is Const constant ? _named.Values.First().Program.Add(new Fill(constant.Value, new Shapes.Shape(1)))
        : Map.Of(expression, [.. _inputs]);
}
