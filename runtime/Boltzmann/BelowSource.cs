using System.Numerics;

namespace NetGen;

/// <summary>What the visible units of a machine see: the samples themselves or, above other machines, the probabilities of the hidden units
/// below.</summary>
internal sealed class BelowSource<T>(IDataSource data, ReadOnlyMemory<RestrictedBoltzmannMachine<T>> below) : IDataSource
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int[] _shape = below.IsEmpty ? data.InputShape.ToArray() : [below.Span[^1].HiddenLength];
    private float[] _inputs = [],
        _targets = [];
    private T[] _visible = [],
        _hidden = [];

    public int Count => data.Count;

    public ReadOnlySpan<int> InputShape => _shape;

    /// <summary>A weight, which whoever reads the sample sets.</summary>
    public ReadOnlySpan<int> TargetShape => [1];

    public void BeginEpoch(int epoch) => data.BeginEpoch(epoch);

    public void Read(ReadOnlySpan<int> samples, Span<float> inputs, Span<float> targets)
    {
        targets.Clear();
        Span<float> unused = Room(ref _targets, samples.Length * data.TargetLength);
        if (below.IsEmpty)
        {
            data.Read(samples, inputs, unused);
            return;
        }
        Span<float> read = Room(ref _inputs, samples.Length * data.InputLength);
        data.Read(samples, read, unused);
        Span<T> values = Room(ref _visible, read.Length);
        Conversion.Copy<float, T>(read, values);
        foreach (RestrictedBoltzmannMachine<T> machine in below.Span)
        {
            Span<T> hidden = Room(ref _hidden, samples.Length * machine.HiddenLength);
            machine.HiddenProbabilities(values, hidden);
            (_visible, _hidden) = (_hidden, _visible);
            values = hidden;
        }
        Conversion.Copy<T, float>(values, inputs);
    }

    private static Span<V> Room<V>(ref V[] array, int length)
    {
        if (array.Length < length)
            array = new V[length];
        return array.AsSpan(0, length);
    }
}
