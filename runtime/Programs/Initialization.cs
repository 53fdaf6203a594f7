using System.Numerics;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>Draws a network's first parameters.</summary>
internal static class Initialization
{
    public static void Fill<T>(Engine<T> engine)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < engine.Info.Parameters.Length; i++)
        {
            ParameterSpec spec = engine.Info.Parameters[i];
            var values = new T[spec.Length];
            Fill(spec, new Philox(spec.Seed ?? engine.Seed, i), values);
            values.AsSpan(spec.Ones.Start, spec.Ones.Length).Fill(T.One);
            Layout.FromUser(spec, values, engine.RegionOf(spec));
        }
    }

    private static void Fill<T>(ParameterSpec spec, Philox random, T[] values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double fanIn = spec.FanIn,
            fanSum = spec.FanIn + spec.FanOut;
        switch (spec.Initializer)
        {
            case Initializer.Zeros:
                Draw(values, () => spec.Constant);
                break;
            case Initializer.Ones:
                Draw(values, () => 1);
                break;
            case Initializer.RandomNormal:
                Draw(values, () => 0.05 * random.NextNormal());
                break;
            case Initializer.RandomUniform:
                Draw(values, () => random.NextUniform(-0.05, 0.05));
                break;
            case Initializer.TruncatedNormal:
                Draw(values, () => 0.05 * random.NextTruncatedNormal());
                break;
            case Initializer.GlorotUniform:
                Uniform(values, random, Math.Sqrt(6 / fanSum));
                break;
            case Initializer.GlorotNormal:
                Normal(values, random, Math.Sqrt(2 / fanSum));
                break;
            case Initializer.HeUniform:
                Uniform(values, random, Math.Sqrt(6 / fanIn));
                break;
            case Initializer.HeNormal:
                Normal(values, random, Math.Sqrt(2 / fanIn));
                break;
            case Initializer.LecunNormal:
                Normal(values, random, Math.Sqrt(1 / fanIn));
                break;
            case Initializer.Orthogonal:
                Orthogonal(spec.Length / spec.Shape[^1], spec.Shape[^1], random, values);
                break;
            default:
                throw new InvalidOperationException($"'{spec.Name}' asks for the unknown initializer {spec.Initializer}.");
        }
    }

    private static void Draw<T>(T[] values, Func<double> next)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (ref T value in values.AsSpan())
            value = T.CreateTruncating(next());
    }

    private static void Uniform<T>(T[] values, Philox random, double limit)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Draw(values, () => random.NextUniform(-limit, limit));

    // A normal cut at two deviations has 0.8796 of the deviation it was drawn with; Keras divides by that.
    private static void Normal<T>(T[] values, Philox random, double deviation)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Draw(values, () => deviation / 0.87962566103423978 * random.NextTruncatedNormal());

    // Gram-Schmidt, twice for accuracy, over the shorter side of a normal matrix: the Q of its QR with a positive diagonal of R.
    private static void Orthogonal<T>(int rows, int columns, Philox random, T[] values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int count = Math.Min(rows, columns),
            length = Math.Max(rows, columns);
        var q = new double[count][];
        for (int i = 0; i < count; i++)
        {
            double[] v = q[i] = new double[length];
            for (int k = 0; k < length; k++)
                v[k] = random.NextNormal();
            for (int pass = 0; pass < 2; pass++)
            for (int j = 0; j < i; j++)
            {
                double dot = 0;
                for (int k = 0; k < length; k++)
                    dot += v[k] * q[j][k];
                for (int k = 0; k < length; k++)
                    v[k] -= dot * q[j][k];
            }
            double norm = 0;
            foreach (double x in v)
                norm += x * x;
            for (int k = 0; k < length; k++)
                v[k] /= Math.Sqrt(norm);
        }
        for (int r = 0; r < rows; r++)
        for (int c = 0; c < columns; c++)
            values[r * columns + c] = T.CreateTruncating(rows <= columns ? q[r][c] : q[c][r]);
    }
}
