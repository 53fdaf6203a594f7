using NetGen.Generator.Primitives;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>A scalar expression as vector code, and as a formula for comments.</summary>
internal static class ExprText
{
    /// <summary>C# over a vector type V. An input's text is asked for with whether it stands next to an operator.</summary>
    public static string Code(Expr e, bool isDouble, Func<int, bool, string> input) => Code(e, isDouble, input, nested: false);

    /// <summary>A formula that people read.</summary>
    public static string Formula(Expr e, Func<int, bool, string> input) => Formula(e, input, nested: false);

    /// <summary>Text in parentheses if it is a sum, a product or a choice.</summary>
    public static string Parenthesize(string text) => IsAtom(text) ? text : $"({text})";

    // No blank outside parentheses.
    private static bool IsAtom(string text)
    {
        int depth = 0;
        foreach (char c in text)
        {
            if (c is '(' or '[')
                depth++;
            else if (c is ')' or ']')
                depth--;
            else if (c == ' ' && depth == 0)
                return false;
        }
        return true;
    }

    private static string Code(Expr e, bool isDouble, Func<int, bool, string> input, bool nested)
    {
        string Whole(Expr part) => Code(part, isDouble, input, nested: false);
        switch (e)
        {
            case Const c:
                return c.Is(0) ? "V.Zero" : $"V.Create({Show.Literal(c.Value, isDouble)})";
            case InverseBatch:
                return "V.Create(inverseN)";
            case In i:
                return input(i.Index, nested);
            case Un u:
                return u.Function.Text(Whole(u.Argument), isDouble ? "double" : "float");
            case Sel { Condition: Same same } s:
                return $"V.Select(V.Equal({Whole(same.Left)}, {Whole(same.Right)}), {Whole(s.Yes)}, {Whole(s.No)})";
            case Sel { Condition: Bin { Symbol: '-' } difference } s:
                return $"V.Select(V.Greater({Whole(difference.Left)}, {Whole(difference.Right)}), {Whole(s.Yes)}, {Whole(s.No)})";
            case Sel s:
                return $"V.Select(V.Greater({Whole(s.Condition)}, V.Zero), {Whole(s.Yes)}, {Whole(s.No)})";
            case Bin { Symbol: '+', Left: Bin { Symbol: '*' } product } sum:
                return $"V.Fma({Whole(product.Left)}, {Whole(product.Right)}, {Whole(sum.Right)})";
            case Bin { Symbol: '+', Right: Bin { Symbol: '*' } product } sum:
                return $"V.Fma({Whole(product.Left)}, {Whole(product.Right)}, {Whole(sum.Left)})";
            case Bin b:
                return Infix(b, b.Symbol.ToString(), nested, (part, inner) => Code(part, isDouble, input, inner));
            default:
                throw new InvalidOperationException(e.Key);
        }
    }

    private static string Formula(Expr e, Func<int, bool, string> input, bool nested)
    {
        string Part(Expr part) => Formula(part, input, nested: true);
        string Choice(string condition, Sel s) =>
            nested ? $"({condition} ? {Part(s.Yes)} : {Part(s.No)})" : $"{condition} ? {Part(s.Yes)} : {Part(s.No)}";
        return e switch
        {
            Const c => Show.Of((float)c.Value),
            InverseBatch => "1/n",
            In i => input(i.Index, nested),
            Un u => $"{u.Function.Name}({Formula(u.Argument, input, nested: false)})",
            Sel { Condition: Same same } s => Choice($"{Part(same.Left)} = {Part(same.Right)}", s),
            Sel { Condition: Bin { Symbol: '-' } difference } s => Choice($"{Part(difference.Left)} > {Part(difference.Right)}", s),
            Sel s => Choice($"{Part(s.Condition)} > 0", s),
            Bin { Symbol: '-' } b when b.Left.Is(0) => $"-{Part(b.Right)}",
            Bin b => Infix(b, b.Symbol == '*' ? "·" : b.Symbol.ToString(), nested, (part, inner) => Formula(part, input, inner)),
            _ => throw new InvalidOperationException(e.Key),
        };
    }

    // Products bind tighter than sums; what follows a minus or a division keeps its parentheses.
    private static string Infix(Bin b, string symbol, bool nested, Func<Expr, bool, string> part)
    {
        bool isSum = b.Symbol is '+' or '-';
        string left = part(b.Left, !isSum && b.Left is not Bin { Symbol: '*' }),
            right = part(b.Right, b.Right is Bin { Symbol: '*' } ? !isSum : b.Symbol != '+');
        return nested ? $"({left} {symbol} {right})" : $"{left} {symbol} {right}";
    }
}
