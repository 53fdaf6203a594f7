using System.Numerics;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>Rows with noise, drawn as they are read: the same at every reading.</summary>
internal abstract class NoisyRows(Rows clean, int seed) : Rows
{
    /// <summary>Keeps the draws apart from those of layers with the same seed.</summary>
    private const int Stream = 0x434F5252;

    private const int Together = 64;

    public override int Length => clean.Length;

    public override int Count => clean.Count;

    public override bool AreDoubles => clean.AreDoubles;

    public override void Prefetch(int row) => clean.Prefetch(row);

    public override void Copy(int row, Span<float> into) => CopyNoisy(row, into);

    public override void Copy(int row, Span<double> into) => CopyNoisy(row, into);

    private void CopyNoisy<T>(int row, Span<T> into)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        clean.CopyTo(row, into);
        int parts = (Length + Together - 1) / Together;
        Span<float> draws = stackalloc float[Together];
        for (int part = 0; part < parts; part++)
        {
            Span<T> values = into.Slice(part * Together, Math.Min(Together, Length - part * Together));
            Draw(draws, new RandomKey(seed, 0, row * parts + part));
            Disturb(values, draws);
        }
    }

    /// <summary>Draws random numbers, a row of them.</summary>
    protected abstract void Draw(Span<float> draws, RandomKey key);

    /// <summary>Lays them on as many values, or fewer.</summary>
    protected abstract void Disturb<T>(Span<T> values, ReadOnlySpan<float> draws)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>See <see cref="Dataset.Corrupt"/>.</summary>
    public sealed class Corrupted(Rows clean, double rate, bool saltAndPepper, int seed) : NoisyRows(clean, seed)
    {
        protected override unsafe void Draw(Span<float> draws, RandomKey key)
        {
            fixed (float* y = draws)
                Noise.Uniform(new Ptr<float>(y), draws.Length, draws.Length, 0, 1, Stream, key);
        }

        protected override void Disturb<T>(Span<T> values, ReadOnlySpan<float> draws)
        {
            for (int i = 0; i < values.Length; i++)
                if (draws[i] < rate)
                    values[i] = saltAndPepper && draws[i] >= rate / 2 ? T.One : T.Zero;
        }
    }

    /// <summary>See <see cref="Dataset.AddGaussianNoise"/>.</summary>
    public sealed class Gaussian(Rows clean, double standardDeviation, int seed) : NoisyRows(clean, seed)
    {
        protected override unsafe void Draw(Span<float> draws, RandomKey key)
        {
            fixed (float* y = draws)
                Noise.Normal(new Ptr<float>(y), draws.Length, draws.Length, 0, 1, Stream, key);
        }

        protected override void Disturb<T>(Span<T> values, ReadOnlySpan<float> draws)
        {
            for (int i = 0; i < values.Length; i++)
                values[i] += T.CreateTruncating(standardDeviation) * T.CreateTruncating(draws[i]);
        }
    }
}
