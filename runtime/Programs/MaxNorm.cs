using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

/// <summary>Keras' max_norm: each column (all axes but the last), and a bias as a whole, that is longer than the limit is scaled down to
/// it.</summary>
internal readonly struct MaxNorm<T>(Ptr<T> w, int rows, int pitch, T limit) : ILoop<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>What values are multiplied with where their squares overflow.</summary>
    private static T Small => T.CreateChecked(typeof(T) == typeof(float) ? 1e-20 : 1e-155);

    /// <summary>Applies a network's constraints to its parameters.</summary>
    public static void Apply(ProgramInfo info, Ptr<T> parameters)
    {
        foreach (ParameterSpec spec in info.Parameters)
            if (spec.MaxNorm > 0 && spec.Shape.Length == 1)
                Apply((parameters + spec.Offset).Span(spec.Rows * spec.Pitch), T.CreateTruncating(spec.MaxNorm));
            else if (spec.MaxNorm > 0)
                for (int part = 0, parts = spec.Shape[^1] / spec.Columns; part < parts; part++)
                    Loop.Run<T, MaxNorm<T>>(
                        new(
                            parameters + (spec.Offset + part * spec.Pitch),
                            spec.Rows / parts,
                            parts * spec.Pitch,
                            T.CreateTruncating(spec.MaxNorm)
                        ),
                        0,
                        1,
                        spec.Columns
                    );
    }

    // A vector, such as a bias, is limited as a whole; its padding is zero.
    private static void Apply(Span<T> vector, T limit)
    {
        T square = T.Zero,
            scale = T.One;
        foreach (T value in vector)
            square += value * value;
        if (T.IsInfinity(square))
        {
            (square, scale) = (T.Zero, Small);
            foreach (T value in vector)
                square += value * scale * (value * scale);
        }
        T norm = T.Sqrt(square);
        if (norm <= limit * scale)
            return;
        foreach (ref T value in vector)
            value *= limit * scale / norm;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<V>(int i, int j)
        where V : struct, IVec<V, T>
    {
        V square = V.Zero,
            longest = V.Create(limit);
        for (int r = 0; r < rows; r++)
        {
            V x = V.Load(w + (r * pitch + j));
            square = V.Fma(x, x, square);
        }
        V norm = V.Sqrt(square),
            factor = V.Select(V.Greater(norm, longest), longest / norm, V.Create(T.One));
        if (T.IsInfinity(V.Sum(square)))
            factor = V.Select(V.Greater(square, V.Create(T.One / Small)), Scaled<V>(j), factor);
        for (int r = 0; r < rows; r++)
            V.Store(w + (r * pitch + j), V.Load(w + (r * pitch + j)) * factor);
    }

    // The factors of very long columns.
    private V Scaled<V>(int j)
        where V : struct, IVec<V, T>
    {
        V square = V.Zero,
            scale = V.Create(Small);
        for (int r = 0; r < rows; r++)
        {
            V x = V.Load(w + (r * pitch + j)) * scale;
            square = V.Fma(x, x, square);
        }
        return V.Create(limit * Small) / V.Sqrt(square);
    }
}
