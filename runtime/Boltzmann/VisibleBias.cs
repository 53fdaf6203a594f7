using System.Numerics;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>Where the visible biases best begin: as if no hidden unit changed anything, so that the hidden ones need not learn what is true
/// of all data (Hinton 2010, section 8).</summary>
internal static class VisibleBias
{
    /// <summary>Sets biases that are all still 0, to ln p / (1 - p), to ln p for softmax units, or to the mean for Gaussian ones; p counts
    /// half a sample more of either kind.</summary>
    public static void Begin<T>(RestrictedBoltzmannMachine<T> machine, IDataSource source, int batchSize)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ParameterSpec spec = machine.Energy.Info.Parameters[2];
        var bias = new T[machine.VisibleLength];
        Layout.ToUser(spec, machine.Energy.Parameters, bias);
        if (bias.AsSpan().ContainsAnyExcept(T.Zero) || machine.Energy.IsFrozen(spec))
            return;
        double[] sums = Sums(source, batchSize, bias.Length);
        for (int i = 0; i < bias.Length; i++)
            bias[i] = T.CreateTruncating(Of(machine.Visible, sums[i], source.Count));
        Layout.FromUser(spec, bias, machine.Energy.Parameters);
    }

    private static double Of(VisibleUnits units, double sum, int count) =>
        units switch
        {
            VisibleUnits.Bernoulli => Math.Log((sum + 0.5) / (count - sum + 0.5)),
            VisibleUnits.Softmax => Math.Log((sum + 0.5) / count),
            _ => sum / count,
        };

    private static double[] Sums(IDataSource source, int batchSize, int length)
    {
        var sums = new double[length];
        int[] samples = new int[batchSize];
        float[] inputs = new float[batchSize * length],
            unused = new float[batchSize];
        for (int start = 0; start < source.Count; start += batchSize)
        {
            int n = Math.Min(batchSize, source.Count - start);
            for (int i = 0; i < n; i++)
                samples[i] = start + i;
            source.Read(samples.AsSpan(0, n), inputs.AsSpan(0, n * length), unused.AsSpan(0, n));
            for (int i = 0; i < n * length; i++)
                sums[i % length] += inputs[i];
        }
        return sums;
    }
}
