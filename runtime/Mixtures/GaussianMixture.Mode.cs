using NetGen.CompilerServices;

namespace NetGen;

public readonly ref partial struct GaussianMixture<T>
{
    private const int MostSteps = 10_000;

    /// <summary>Writes the mode: the most likely y, where p is highest. There is no formula for it: from each component's mean it climbs to
    /// a maximum of p by the fixed-point iteration of M. Á. Carreira-Perpiñán ("Mode-finding for mixtures of Gaussian distributions",
    /// 2000), y_j ← Σ r_k μ_kj / σ_kj² / Σ r_k / σ_kj², where r_k is component k's share of p(y), which never lowers p; the highest maximum
    /// so reached is taken.</summary>
    /// <param name="mode">Receives D values.</param>
    /// <exception cref="ArgumentException"><paramref name="mode"/> has another length, or lies in the mixture itself.</exception>
    public void CopyModeTo(Span<T> mode)
    {
        Check(mode, nameof(mode));
        using var room = new Room<double>(
            3 * Dimensions,
            3 * Dimensions <= Room<double>.OnStack ? stackalloc double[3 * Dimensions] : default
        );
        Span<double> y = room.Span[..Dimensions],
            work = room.Span[Dimensions..];
        double highest = double.NegativeInfinity;
        for (int k = 0; k < Components; k++)
        {
            for (int j = 0; j < Dimensions; j++)
                y[j] = double.CreateTruncating(Mean(k)[j]);
            for (int step = 0; step < MostSteps && Climb(y, work); step++) { }
            double density = LogDensityOf<double>(y);
            if (k > 0 && !(density > highest))
                continue;
            highest = density;
            for (int j = 0; j < Dimensions; j++)
                mode[j] = T.CreateTruncating(y[j]);
        }
    }

    // One step of the iteration; whether it still led anywhere.
    private bool Climb(Span<double> y, Span<double> work)
    {
        Span<double> sums = work[..Dimensions],
            weights = work[Dimensions..];
        work.Clear();
        double density = LogDensityOf<double>(y);
        for (int k = 0; k < Components; k++)
        {
            double share = double.CreateTruncating(Weight(k)) * Math.Exp(LogComponent<double>(k, y) - density);
            for (int j = 0; j < Dimensions && share > 0; j++)
            {
                double deviation = Math.Max(double.CreateTruncating(Deviation(k)[j]), 1e-150),
                    precision = share / (deviation * deviation);
                sums[j] += precision * double.CreateTruncating(Mean(k)[j]);
                weights[j] += precision;
            }
        }
        bool moved = false;
        for (int j = 0; j < Dimensions; j++)
        {
            double next = sums[j] / weights[j],
                way = next - y[j];
            if (!double.IsFinite(next))
                return false;
            moved |= way * way * weights[j] > 1e-24; // in deviations
            y[j] = next;
        }
        return moved;
    }
}
