using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

/// <summary>What is made of numbers of bins or categories.</summary>
internal static class Encoding
{
    /// <summary>Each has a number in the generated code.</summary>
    public const int MostTokens = 1 << 16;

    /// <summary>The shape, without the batch.</summary>
    public static Shape Output(Shape numbers, int tokens, OutputMode mode) =>
        mode switch
        {
            OutputMode.Int => numbers,
            OutputMode.OneHot when numbers.Last > 1 => numbers.Append(tokens),
            _ => numbers.With(numbers.Rank - 1, tokens),
        };

    /// <summary>The memory of one sample.</summary>
    public static double Scratch(Shape numbers, int tokens) => (double)numbers.Length * RowPadding.Padded((long)tokens);

    /// <summary>What is no number stays none.</summary>
    public static Node Of(LowerContext c, Node numbers, int tokens, OutputMode mode)
    {
        if (mode == OutputMode.Int)
            return numbers;
        Node x = numbers.Reshape(numbers.Shape.Append(1)),
            tokenNumbers = Table.Of(c.Program, "Tokens" + c.Suffix, new Shape(tokens), Enumerable.Range(0, tokens).Select(i => (double)i)),
            each = Map.Of(
                Expr.Select(new Same(new In(0), new In(0)), Expr.Select(new Same(new In(0), new In(1)), 1, 0), new In(0)),
                numbers.Shape.Append(tokens),
                x,
                tokenNumbers
            );
        int axis = each.Shape.Rank - 2;
        Node y = mode switch
        {
            OutputMode.OneHot => each,
            OutputMode.Count => Primitives.Reduce.Sum(each, axis),
            _ => Primitives.Reduce.Max(each, axis),
        };
        return y.Reshape(c.WithBatch(c.Layer.Output));
    }
}
