using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

/// <summary>Turns queries and keys by their place, so that a score depends on how far apart they are (Su et al., 2021, arXiv:2104.09864):
/// the pair of values i and i + d / 2 by the angle step / 10000^(2i / d).</summary>
internal static class Rotary
{
    /// <summary>What is added to each value times the sine: the other one of its pair, of which the first has the other sign.</summary>
    public static Node Quarter(LowerContext c, Node x)
    {
        int length = x.Shape.Last,
            half = length / 2;
        Node turn = Table.Of(
            c.Program,
            "Quarter",
            new Shape(length, length),
            from k in Enumerable.Range(0, length)
            from e in Enumerable.Range(0, length)
            select e + half == k ? -1.0
            : k + half == e ? 1.0
            : 0.0
        );
        return Contract.Of(x, "nthd", turn, "de", "nthe");
    }

    /// <summary>x [n, steps, heads, d], the last steps of so many, each turned by its number.</summary>
    public static Node Turn(LowerContext c, Node x, Node quarter, int steps)
    {
        int first = steps - x.Shape[1],
            length = x.Shape.Last;
        Node Angles(string title, Func<double, double> of) =>
            Table.Of(
                c.Program,
                title,
                new Shape(x.Shape[1], 1, length),
                from step in Enumerable.Range(first, x.Shape[1])
                from i in Enumerable.Range(0, length)
                select of(step / Math.Pow(10_000, i % (length / 2) * 2 / (double)length))
            );
        return Map.Of(new In(0) * new In(1) + new In(2) * new In(3), x, Angles("Cosines", Math.Cos), quarter, Angles("Sines", Math.Sin));
    }
}
