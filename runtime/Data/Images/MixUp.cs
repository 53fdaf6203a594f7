using NetGen.CompilerServices;

namespace NetGen;

/// <summary>Pairs of samples as one: see <see cref="ImageAugmentation.MixUp"/>.</summary>
internal static class MixUp
{
    /// <summary>Numbers of its own for each draw of a sample, behind those that images are changed by.</summary>
    private const uint Stream = 0x41554731 + 0x100;

    /// <summary>The other sample, and how much counts of the first.</summary>
    public static (int Other, float Share) Draw(ImageAugmentation augmentation, int sample, int epoch, int count)
    {
        uint stream = Stream;
        (uint draw, _, _, _) = Philox.Block(augmentation.Seed, (uint)sample, stream++, epoch);
        double first = Gamma(augmentation, sample, epoch, ref stream),
            second = Gamma(augmentation, sample, epoch, ref stream);
        return ((int)((ulong)draw * (uint)count >> 32), first + second > 0 ? (float)(first / (first + second)) : 0.5f);
    }

    /// <summary>first becomes share × first + (1 - share) × second.</summary>
    public static void Blend(Span<float> first, ReadOnlySpan<float> second, float share)
    {
        for (int i = 0; i < first.Length; i++)
            first[i] = share * first[i] + (1 - share) * second[i];
    }

    /// <summary>Throws if a target is a label, between two of which there is none.</summary>
    public static void CheckTarget(ReadOnlySpan<float> target, int sample)
    {
        if (target.Length == 1 && !(target[0] is >= 0 and <= 1))
            throw new ArgumentException(
                $"The target of sample {sample} is {target[0]}, and mixup blends targets: between two labels there is none. Make "
                    + $"them one-hot "
                    + $"by {nameof(Dataset)}.{nameof(Dataset.OneHot)}.",
                "data"
            );
    }

    // Marsaglia and Tsang, "A Simple Method for Generating Gamma Variables", 2000; below 1 by their boost U^(1/a).
    private static double Gamma(ImageAugmentation augmentation, int sample, int epoch, ref uint stream)
    {
        double alpha = augmentation.MixUp,
            boost = 1;
        if (alpha < 1)
        {
            (uint a, uint b, _, _) = Philox.Block(augmentation.Seed, (uint)sample, stream++, epoch);
            boost = Math.Pow(1 - Philox.Uniform(a, b), 1 / alpha);
            alpha++;
        }
        double d = alpha - 1.0 / 3,
            c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            (uint a, uint b, uint e, uint f) = Philox.Block(augmentation.Seed, (uint)sample, stream++, epoch);
            double normal = Math.Sqrt(-2 * Math.Log(1 - Philox.Uniform(a, 0))) * Math.Cos(2 * Math.PI * Philox.Uniform(b, 0)),
                v = 1 + c * normal;
            v = v * v * v;
            if (v > 0 && Math.Log(1 - Philox.Uniform(e, f)) < normal * normal / 2 + d - d * v + d * Math.Log(v))
                return boost * d * v;
        }
    }
}
