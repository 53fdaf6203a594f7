using System.Numerics;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>Reads the next batch on another thread while the present one is trained on. One thread at a time reads the source below, and
/// what is read does not depend on when.</summary>
internal sealed class PrefetchedSource(IDataSource data) : IDataSource
{
    private readonly Lock _gate = new();
    private readonly Ahead<float> _floats = new(data);
    private readonly Ahead<double> _doubles = new(data);

    public int Count => data.Count;

    public ReadOnlySpan<int> InputShape => data.InputShape;

    public ReadOnlySpan<int> TargetShape => data.TargetShape;

    public int InputLength => data.InputLength;

    public int TargetLength => data.TargetLength;

    public int SampleWeightLength => data.SampleWeightLength;

    public int Previous(int sample) => data.Previous(sample);

    /// <summary>What was read ahead for the epoch before is forgotten.</summary>
    public void BeginEpoch(int epoch)
    {
        lock (_gate)
        {
            _floats.Forget();
            _doubles.Forget();
            data.BeginEpoch(epoch);
        }
    }

    public void Read(ReadOnlySpan<int> samples, Span<float> inputs, Span<float> targets) => Read(samples, [], inputs, targets);

    public void Read(ReadOnlySpan<int> samples, Span<double> inputs, Span<double> targets) => Read(samples, [], inputs, targets);

    public void ReadSampleWeights(ReadOnlySpan<int> samples, Span<float> weights)
    {
        lock (_gate)
        {
            _floats.Wait();
            _doubles.Wait();
            data.ReadSampleWeights(samples, weights);
        }
    }

    /// <summary>Reads samples, and begins to read those that are asked for next.</summary>
    public void Read<T>(ReadOnlySpan<int> samples, ReadOnlySpan<int> next, Span<T> inputs, Span<T> targets)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        lock (_gate)
            if (typeof(T) == typeof(float))
            {
                _doubles.Forget();
                _floats.Read(samples, next, MemoryMarshal.Cast<T, float>(inputs), MemoryMarshal.Cast<T, float>(targets));
            }
            else
            {
                _floats.Forget();
                _doubles.Read(samples, next, MemoryMarshal.Cast<T, double>(inputs), MemoryMarshal.Cast<T, double>(targets));
            }
    }

    /// <summary>One batch that is read ahead. Its arrays grow to the largest batch and stay.</summary>
    private sealed class Ahead<T>(IDataSource data) : IThreadPoolWorkItem
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly ManualResetEventSlim _done = new(initialState: true);
        private int[] _samples = [];
        private T[] _inputs = [],
            _targets = [];
        private int _count;
        private ExceptionDispatchInfo? _failure;

        public void Read(ReadOnlySpan<int> samples, ReadOnlySpan<int> next, Span<T> inputs, Span<T> targets)
        {
            _done.Wait();
            bool isThere = _count > 0 && samples.SequenceEqual(_samples.AsSpan(0, _count));
            ExceptionDispatchInfo? failure = _failure;
            (_count, _failure) = (0, null);
            if (!isThere)
                Read(data, samples, inputs, targets);
            else
            {
                failure?.Throw();
                CheckLength(inputs.Length, samples.Length * data.InputLength, nameof(inputs));
                CheckLength(targets.Length, samples.Length * data.TargetLength, nameof(targets));
                _inputs.AsSpan(0, inputs.Length).CopyTo(inputs);
                _targets.AsSpan(0, targets.Length).CopyTo(targets);
            }
            Begin(next);
        }

        public void Wait() => _done.Wait();

        public void Forget()
        {
            _done.Wait();
            (_count, _failure) = (0, null);
        }

        void IThreadPoolWorkItem.Execute()
        {
            try
            {
                Read(
                    data,
                    _samples.AsSpan(0, _count),
                    _inputs.AsSpan(0, _count * data.InputLength),
                    _targets.AsSpan(0, _count * data.TargetLength)
                );
            }
            catch (Exception e)
            {
                _failure = ExceptionDispatchInfo.Capture(e); // thrown where the batch is asked for
            }
            _done.Set();
        }

        private void Begin(ReadOnlySpan<int> next)
        {
            if (next.IsEmpty)
                return;
            _count = next.Length;
            Fit(ref _samples, _count);
            Fit(ref _inputs, _count * data.InputLength);
            Fit(ref _targets, _count * data.TargetLength);
            next.CopyTo(_samples);
            _done.Reset();
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }

        private static void Read(IDataSource data, ReadOnlySpan<int> samples, Span<T> inputs, Span<T> targets)
        {
            if (typeof(T) == typeof(float))
                data.Read(samples, MemoryMarshal.Cast<T, float>(inputs), MemoryMarshal.Cast<T, float>(targets));
            else
                data.Read(samples, MemoryMarshal.Cast<T, double>(inputs), MemoryMarshal.Cast<T, double>(targets));
        }

        private static void Fit<V>(ref V[] array, int length)
        {
            if (array.Length < length)
                array = new V[length];
        }

        private static void CheckLength(int length, int expected, string argument)
        {
            if (length != expected)
                throw new ArgumentException($"The samples have {expected} values, but the span holds {length}.", argument);
        }
    }
}
