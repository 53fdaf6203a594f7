using NetGen;

namespace ExpressionTrees;

/// <summary>Arithmetic with one digit: + stops at 9 and - at 0, &lt; is the smaller of two numbers and &gt; the larger.</summary>
internal static class Expression
{
    /// <summary>A symbol's token is its place; 0 is padding.</summary>
    private const string Symbols = " 0123456789+-<>()";

    /// <summary>One side of every operator is as deep as can be, the other any depth; at most as long as the networks take.</summary>
    public static Tree Random(Random random, int depth)
    {
        Tree tree;
        do tree = Grow(depth);
        while (Text(tree).Length > FlatNet.InputLength);
        return tree;

        Tree Grow(int depth)
        {
            if (depth == 0)
                return Node((char)('0' + random.Next(10)));
            Tree deep = Grow(depth - 1),
                other = Grow(random.Next(depth));
            char symbol = "+-<>"[random.Next(4)];
            return random.Next(2) == 0 ? Node(symbol, deep, other) : Node(symbol, other, deep);
        }
    }

    public static string Text(Tree tree) =>
        tree.Children is [var left, var right] ? $"({Text(left)}{Symbol(tree)}{Text(right)})" : $"{Symbol(tree)}";

    public static float[] Tokens(Tree tree) => [.. Text(tree).Select(symbol => (float)Symbols.IndexOf(symbol))];

    public static int Value(Tree tree)
    {
        if (tree.Children is not [var left, var right])
            return Symbol(tree) - '0';
        int a = Value(left),
            b = Value(right);
        return Symbol(tree) switch
        {
            '+' => Math.Min(a + b, 9),
            '-' => Math.Max(a - b, 0),
            '<' => Math.Min(a, b),
            _ => Math.Max(a, b),
        };
    }

    private static Tree Node(char symbol, params Tree[] children) => new(Symbols.IndexOf(symbol), children);

    private static char Symbol(Tree node) => Symbols[(int)node.Features[0]];
}
