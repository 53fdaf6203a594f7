using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>Draws a network's first parameters.</summary>
internal static class Initialization
{
    public static void Fill<T>(Engine<T> engine)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ParameterSpec[] all = engine.Info.Parameters;
        double[] Drawn(int i) => Draw(all[i], new Philox(all[i].Seed ?? engine.Seed, i));
        for (int i = 0; i < all.Length; i++)
        {
            ParameterSpec spec = all[i];
            double[] drawn = Drawn(i);
            if (spec.MaskedBy is { } name)
            {
                double[] mask = Drawn(Array.FindIndex(all, other => other.Name == name));
                for (int k = 0; k < drawn.Length; k++)
                    drawn[k] *= mask[k];
            }
            T[] values = Converted<T>(drawn);
            values.AsSpan(spec.Ones.Start, spec.Ones.Length).Fill(T.One);
            Layout.FromUser(spec, values, engine.RegionOf(spec));
        }
    }

    private static double[] Draw(ParameterSpec spec, Philox random)
    {
        var values = new double[spec.Length];
        WeightInitializer initializer =
            spec.Start ?? (spec.Constant != 0 ? new ConstantInitializer { Value = spec.Constant } : Named(spec.Initializer, spec.Name));
        initializer.Fill(values, spec.Shape[^1], (spec.FanIn, spec.FanOut), random);
        return values;
    }

    private static WeightInitializer Named(Initializer name, string tensor) =>
        name switch
        {
            Initializer.Zeros => new ConstantInitializer(),
            Initializer.Ones => new ConstantInitializer { Value = 1 },
            Initializer.Constant => new ConstantInitializer(),
            Initializer.RandomNormal => new RandomNormalInitializer(),
            Initializer.RandomUniform => new RandomUniformInitializer(),
            Initializer.TruncatedNormal => new TruncatedNormalInitializer(),
            Initializer.VarianceScaling => new VarianceScalingInitializer(),
            Initializer.GlorotUniform => Scaling(1, FanMode.FanAvg, VarianceDistribution.Uniform),
            Initializer.GlorotNormal => Scaling(1, FanMode.FanAvg, VarianceDistribution.TruncatedNormal),
            Initializer.HeUniform => Scaling(2, FanMode.FanIn, VarianceDistribution.Uniform),
            Initializer.HeNormal => Scaling(2, FanMode.FanIn, VarianceDistribution.TruncatedNormal),
            Initializer.LecunUniform => Scaling(1, FanMode.FanIn, VarianceDistribution.Uniform),
            Initializer.LecunNormal => Scaling(1, FanMode.FanIn, VarianceDistribution.TruncatedNormal),
            Initializer.Orthogonal => new OrthogonalInitializer(),
            Initializer.Identity => new IdentityInitializer(),
            _ => throw new InvalidOperationException($"'{tensor}' asks for the unknown initializer {name}."),
        };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static T[] Converted<T>(double[] values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var converted = new T[values.Length];
        for (int i = 0; i < values.Length; i++)
            converted[i] = T.CreateTruncating(values[i]);
        return converted;
    }

    private static VarianceScalingInitializer Scaling(double scale, FanMode mode, VarianceDistribution distribution) =>
        new()
        {
            Scale = scale,
            Mode = mode,
            Distribution = distribution,
        };
}
