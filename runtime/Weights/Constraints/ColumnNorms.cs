using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

/// <summary>Scales each column (all axes but the last), and a vector as a whole, so that its Euclidean norm n becomes rate · clip(n, low,
/// high) + (1 - rate) · n.</summary>
internal readonly struct ColumnNorms<T>(Ptr<T> w, int rows, int pitch, NormRule<T> rule) : ILoop<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>What values are multiplied with where their squares overflow.</summary>
    private static T Small => T.CreateChecked(typeof(T) == typeof(float) ? 1e-20 : 1e-155);

    public static void Apply(in WeightBlock<T> weights, NormRule<T> rule)
    {
        if (weights.IsVector)
            Apply(weights.Values, rule);
        else
            for (int part = 0; part < weights.Parts; part++)
                Loop.Run<T, ColumnNorms<T>>(
                    new(weights.Start + part * weights.Pitch, weights.Rows / weights.Parts, weights.Parts * weights.Pitch, rule),
                    0,
                    1,
                    weights.Columns
                );
    }

    // A vector, such as a bias, has one norm; its padding is zero.
    private static void Apply(Span<T> vector, NormRule<T> rule)
    {
        T square = T.Zero;
        foreach (T value in vector)
            square += value * value;
        if (T.IsInfinity(square))
        {
            square = T.Zero;
            foreach (T value in vector)
                square += value * Small * (value * Small);
            rule = rule.Scaled(Small);
        }
        T factor = rule.Factor(T.Sqrt(square));
        if (factor == T.One)
            return;
        foreach (ref T value in vector)
            value *= factor;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<V>(int i, int j)
        where V : struct, IVec<V, T>
    {
        V square = V.Zero;
        for (int r = 0; r < rows; r++)
        {
            V x = V.Load(w + (r * pitch + j));
            square = V.Fma(x, x, square);
        }
        V factor = rule.Factor<V>(V.Sqrt(square));
        if (T.IsInfinity(V.Sum(square)))
            factor = V.Select(V.Greater(square, V.Create(T.One / Small)), OfLong<V>(j), factor);
        for (int r = 0; r < rows; r++)
            V.Store(w + (r * pitch + j), V.Load(w + (r * pitch + j)) * factor);
    }

    // The factors of very long columns.
    private V OfLong<V>(int j)
        where V : struct, IVec<V, T>
    {
        V square = V.Zero,
            scale = V.Create(Small);
        for (int r = 0; r < rows; r++)
        {
            V x = V.Load(w + (r * pitch + j)) * scale;
            square = V.Fma(x, x, square);
        }
        return rule.Scaled(Small).Factor<V>(V.Sqrt(square));
    }
}
