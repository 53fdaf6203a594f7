namespace NetGen.Generator.Primitives;

/// <summary>What the compiler knows of a value's elements before anything runs: between which numbers they lie and, if it is always the
/// same, the sum of each row of the last axis.</summary>
internal readonly record struct Bounds(double Low, double High, double? RowSum = null)
{
    private const double Rounding = 1e-9;

    /// <summary>Any number at all.</summary>
    public static readonly Bounds All = new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>Each row is a distribution over its elements, up to rounding.</summary>
    public bool AreProbabilities => Low >= 0 && RowSum is double sum && Math.Abs(sum - 1) < Rounding;

    /// <summary>An end that is 1 up to rounding, as a mean of shares is, is 1.</summary>
    public Bounds Rounded => High > 1 && High - 1 < Rounding ? new(Low, 1, RowSum) : this;

    /// <summary>Both; a sum stays if they have the same.</summary>
    public Bounds Or(Bounds other) =>
        new(Math.Min(Low, other.Low), Math.Max(High, other.High), RowSum is double a && other.RowSum is double b && a.Equals(b) ? a : null);

    public bool Contains(Bounds other) => Low <= other.Low && High >= other.High;

    public Bounds WithoutSum => new(Low, High);

    public static Bounds operator +(Bounds a, Bounds b) => Known(a.Low + b.Low, a.High + b.High);

    public static Bounds operator -(Bounds a, Bounds b) => Known(a.Low - b.High, a.High - b.Low);

    public static Bounds operator *(Bounds a, Bounds b) =>
        Around(Product(a.Low, b.Low), Product(a.Low, b.High), Product(a.High, b.Low), Product(a.High, b.High));

    public static Bounds operator /(Bounds a, Bounds b) => b.Low > 0 || b.High < 0 ? a * new Bounds(1 / b.High, 1 / b.Low) : All;

    /// <summary>Of x · x, which is not negative.</summary>
    public Bounds Square() => Around(Low * Low, High * High, Low < 0 && High > 0 ? 0 : Low * Low);

    /// <summary>From the least to the greatest of some values.</summary>
    public static Bounds Around(params double[] values) => values.Any(double.IsNaN) ? All : new(values.Min(), values.Max());

    // The bounds of an infinite range are no numbers that could be multiplied: 0 times anything is 0.
    private static double Product(double a, double b) => a == 0 || b == 0 ? 0 : a * b;

    private static Bounds Known(double low, double high) =>
        new(double.IsNaN(low) ? double.NegativeInfinity : low, double.IsNaN(high) ? double.PositiveInfinity : high);
}
