namespace NetGen.Generator.Primitives;

/// <summary>A scalar function: its name, its value (the tests' reference), its derivative in terms of argument x or value y, whichever is
/// the cheaper to have at hand, and its vector text.</summary>
internal sealed class Fn(string name, Func<double, double> value, Func<Expr, Expr, Expr> derivative, string text, bool isHeavy)
{
    public static readonly Fn Exp = new("exp", Math.Exp, (x, y) => y, "Ng::VecMath.Exp<V, T>({0})", true);
    public static readonly Fn Log = new("log", Math.Log, (x, y) => 1 / x, "Ng::VecMath.Log<V, T>({0})", true);
    public static readonly Fn Sqrt = new("sqrt", Math.Sqrt, (x, y) => 0.5 / y, "V.Sqrt({0})", false);
    public static readonly Fn Abs = new("abs", Math.Abs, (x, y) => Expr.Select(x, 1, Expr.Select(-x, -1, 0)), "V.Abs({0})", false);
    public static readonly Fn ReLU = new("relu", x => Math.Max(x, 0), (x, y) => Expr.Select(y, 1, 0), "V.AtLeast({0}, V.Zero)", false);
    public static readonly Fn Tanh = new("tanh", Math.Tanh, (x, y) => 1 - y * y, "Ng::VecMath.Tanh<V, T>({0})", true);
    public static readonly Fn Sigmoid = new(
        "sigmoid",
        x => 1 / (1 + Math.Exp(-x)),
        (x, y) => y * (1 - y),
        "Ng::VecMath.Sigmoid<V, T>({0})",
        true
    );
    public static readonly Fn Gate = new("σ", x => 1 / (1 + Math.Exp(-x)), (x, y) => y * (1 - y), "Ng::VecMath.Gate<V, T>({0})", true);
    public static readonly Fn Softplus = new(
        "softplus",
        x => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x))),
        (x, y) => new Un(Sigmoid!, x),
        "Ng::VecMath.Softplus<V, T>({0})",
        true
    );
    public static readonly Fn Erf = new(
        "erf",
        Erfc.Erf,
        (x, y) => 2 / Math.Sqrt(Math.PI) * new Un(Exp!, -(x * x)),
        "Ng::VecMath.Erf<V, T>({0})",
        true
    );

    public string Name => name;

    /// <summary>Too long to stand in a register tile's epilogue, where it would be repeated for every vector of the tile.</summary>
    public bool IsHeavy => isHeavy;

    public double Value(double x) => value(x);

    /// <summary>From the ends of the argument's bounds, and from 0 if that lies between: all of these functions rise or fall on either
    /// side of it.</summary>
    public Bounds Bounds(Bounds x) => Primitives.Bounds.Around(value(x.Low), value(x.High), value(x.Low < 0 && x.High > 0 ? 0 : x.Low));

    public Expr Derivative(Expr x, Expr y) => derivative(x, y);

    public string Text(string argument, string number) => text.Replace("{0}", argument).Replace(", T>", $", {number}>");

    public Node this[Node x] => Map.Of(new Un(this, new In(0)), x);

    private static class Erfc
    {
        // Abramowitz and Stegun 7.1.5 within 3, and the continued fraction 7.1.14 beyond: full double accuracy, slow, for reference only.
        public static double Erf(double x)
        {
            double sign = x < 0 ? -1 : 1,
                a = Math.Abs(x),
                sum = 0;
            if (a < 3)
            {
                double term = a;
                for (int n = 0; Math.Abs(term) > 1e-18; n++, term *= -a * a / n)
                    sum += term / (2 * n + 1);
                return sign * 2 / Math.Sqrt(Math.PI) * sum;
            }
            for (int k = 60; k > 0; k--)
                sum = k / 2.0 / (a + sum);
            return sign * (1 - Math.Exp(-a * a) / Math.Sqrt(Math.PI) / (a + sum));
        }
    }
}
