using System.Numerics;

namespace NetGen;

/// <summary>How well a machine knows some samples: their mean free energy, and the mean squared difference of their reconstruction from
/// them, a visible unit that is not missing.</summary>
/// <param name="machine">The machine.</param>
/// <param name="source">What it sees.</param>
/// <param name="count">How many of the samples are looked at, evenly spread.</param>
/// <param name="batchSize">Samples at a time.</param>
/// <param name="prefix">Of the keys, behind the layer's name.</param>
internal sealed class MachineScores<T>(RestrictedBoltzmannMachine<T> machine, IDataSource source, int count, int batchSize, string prefix)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly string _energyKey = $"{machine.Name}_{prefix}free_energy",
        _errorKey = $"{machine.Name}_{prefix}reconstruction_error";
    private readonly int[] _samples = new int[batchSize];
    private readonly float[] _read = new float[batchSize * machine.VisibleLength],
        _unused = new float[batchSize];
    private readonly T[] _visible = new T[batchSize * machine.VisibleLength],
        _means = new T[batchSize * machine.VisibleLength],
        _energies = new T[batchSize];

    public string[] Keys => [_energyKey, _errorKey];

    public void WriteTo(Dictionary<string, double> logs, CancellationToken cancellation)
    {
        double energy = 0,
            error = 0;
        long units = 0;
        for (int start = 0; start < count; start += batchSize)
        {
            cancellation.ThrowIfCancellationRequested();
            int n = Math.Min(batchSize, count - start);
            for (int i = 0; i < n; i++)
                _samples[i] = (int)((long)(start + i) * source.Count / count);
            Span<T> visible = Read(n),
                means = _means.AsSpan(0, visible.Length),
                energies = _energies.AsSpan(0, n);
            machine.FreeEnergy(visible, energies);
            machine.Reconstruct(visible, means);
            if (machine.Visible == VisibleUnits.Softmax)
                MissingItems.Clear(visible, means, machine.Categories);
            foreach (T f in energies)
                energy += double.CreateTruncating(f);
            for (int i = 0; i < visible.Length; i++)
            {
                double difference = double.CreateTruncating(visible[i] - means[i]);
                error += difference * difference;
            }
            units += machine.Visible == VisibleUnits.Softmax ? visible.Count(T.One) * machine.Categories : visible.Length;
        }
        logs[_energyKey] = energy / count;
        logs[_errorKey] = error / Math.Max(units, 1);
    }

    private Span<T> Read(int n)
    {
        Span<float> read = _read.AsSpan(0, n * machine.VisibleLength);
        source.Read(_samples.AsSpan(0, n), read, _unused.AsSpan(0, n));
        Conversion.Copy<float, T>(read, _visible);
        return _visible.AsSpan(0, read.Length);
    }
}
