using System.Numerics;

namespace NetGen;

/// <summary>The weights of the losses of a batch: those that a source gives its samples, times those of their classes.</summary>
internal sealed class BatchWeights<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly IDataSource _data;
    private readonly Trainer<T> _trainer;
    private readonly ClassWeights<T>? _classes;
    private readonly int _given;
    private float[] _read = [];
    private T[] _converted = [];

    /// <exception cref="ArgumentException">Samples have another number of weights than the loss can take.</exception>
    public BatchWeights(IDataSource data, Trainer<T> trainer, string what, ClassWeights<T>? classes)
    {
        (_data, _trainer, _classes, _given) = (data, trainer, classes, data.SampleWeightLength);
        if (_given > 0)
            SampleWeights.CheckLength(trainer.Engine.Info, trainer.Loss, _given, what + " data");
        Length = Math.Max(_given, classes?.Length ?? 0);
    }

    /// <summary>Weights of one sample; 0 where all are 1.</summary>
    public int Length { get; }

    /// <summary>Puts them into the trainer, or none where all are 1.</summary>
    public void Read(ReadOnlySpan<int> samples, ReadOnlySpan<T> targets)
    {
        Span<T> weights = _trainer.Weights(samples.Length, Length);
        if (Length == 0)
            return;
        if (_given == 0)
            weights.Fill(T.One);
        else
        {
            ReadOnlySpan<T> given = Given(samples);
            if (_given == Length)
                given.CopyTo(weights);
            else
                for (int i = 0; i < weights.Length; i++)
                    weights[i] = given[i / Length];
        }
        _classes?.Multiply(targets, weights, samples);
    }

    /// <summary>Throws if a weight is unusable, or a target names no class where classes have weights.</summary>
    public void Check(ReadOnlySpan<int> samples, ReadOnlySpan<T> targets, int first)
    {
        if (_given > 0)
            Given(samples);
        _classes?.Check(targets, first);
    }

    /// <summary>After all samples: throws if a weight is for a class that there is not.</summary>
    public void CheckClasses() => _classes?.CheckClasses();

    private ReadOnlySpan<T> Given(ReadOnlySpan<int> samples)
    {
        int length = samples.Length * _given;
        if (_read.Length < length)
            (_read, _converted) = (new float[length], new T[length]);
        Span<float> floats = _read.AsSpan(0, length);
        _data.ReadSampleWeights(samples, floats);
        SampleWeights.Check<float>(floats, _given, samples);
        Conversion.Copy<float, T>(floats, _converted.AsSpan(0, length));
        return _converted.AsSpan(0, length);
    }
}
