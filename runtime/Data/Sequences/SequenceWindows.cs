namespace NetGen;

/// <summary>Long sequences as samples of a network's number of steps. Each sequence is cut into stretches of equal length, and each stretch
/// into windows; samples come window by window, in each the stretches side by side, so that a batch of all stretches goes on from the one
/// before.</summary>
internal sealed class SequenceWindows : IDataSource
{
    private readonly SequenceData _data;
    private readonly StepShape _shape;
    private readonly int[] _first,
        _inputShape,
        _targetShape,
        _stretches,
        _windows;

    /// <summary>A sequence's steps that have a target, n, become <paramref name="stretches"/>(n) stretches.</summary>
    private SequenceWindows(SequenceData data, StepShape shape, Func<int, int> stretches, Func<int, int, int> windows)
    {
        (_data, _shape) = (data, shape);
        (_inputShape, _targetShape) = ([shape.Steps, shape.Input], [shape.OutputSteps, data.TargetLength]);
        (_first, _stretches, _windows) = (new int[data.Count + 1], new int[data.Count], new int[data.Count]);
        for (int i = 0; i < data.Count; i++)
        {
            int steps = Usable(data, i);
            _stretches[i] = stretches(steps);
            _windows[i] = windows(steps, _stretches[i]);
            _first[i + 1] = checked(_first[i] + _stretches[i] * _windows[i]);
        }
    }

    public int Count => _first[^1];

    public ReadOnlySpan<int> InputShape => _inputShape;

    public ReadOnlySpan<int> TargetShape => _targetShape;

    /// <summary>Windows that go on from one another, in batches of <paramref name="stretches"/>. What does not divide evenly makes the
    /// stretches overlap by a few steps.</summary>
    public static SequenceWindows InStretches(SequenceData data, StepShape shape, int stretches, string what)
    {
        for (int i = 0; i < data.Count; i++)
            CheckLength(
                data,
                i,
                (long)stretches * shape.Steps,
                stretches == 1 ? "a window" : $"{stretches} stretches (BatchSize) of a window",
                shape,
                what
            );
        return new(
            data,
            shape,
            _ => stretches,
            (steps, _) =>
                stretches == 1 ? steps / shape.Steps : (int)((steps + (long)stretches * shape.Steps - 1) / (stretches * shape.Steps))
        );
    }

    /// <summary>Windows that begin anew, so many that every step is a target of one.</summary>
    public static SequenceWindows Apart(SequenceData data, StepShape shape, string what)
    {
        for (int i = 0; i < data.Count; i++)
            CheckLength(data, i, shape.Steps, "a window", shape, what);
        return new(data, shape, steps => (steps - shape.Steps + shape.OutputSteps - 1) / shape.OutputSteps + 1, (_, _) => 1);
    }

    public int Previous(int sample)
    {
        int series = SeriesOf(sample),
            before = sample - _stretches[series];
        return before >= _first[series] ? before : -1;
    }

    public void Read(ReadOnlySpan<int> samples, Span<float> inputs, Span<float> targets)
    {
        int input = _shape.Steps * _shape.Input,
            target = _shape.OutputSteps * _data.TargetLength;
        for (int i = 0; i < samples.Length; i++)
        {
            int series = SeriesOf(samples[i]),
                from = Start(series, samples[i] - _first[series]);
            _data.Series(series).Slice(from * _shape.Input, input).CopyTo(inputs[(i * input)..]);
            _data
                .Targets(series)
                .Slice((from + _shape.Steps - _shape.OutputSteps) * _data.TargetLength, target)
                .CopyTo(targets[(i * target)..]);
        }
    }

    private static int Usable(SequenceData data, int series) => data.Steps(series) - (data.HasTargets ? 0 : 1);

    private static void CheckLength(SequenceData data, int series, long needed, string purpose, StepShape shape, string what)
    {
        if (Usable(data, series) >= needed)
            return;
        string next = data.HasTargets ? "" : ", and one more that is the last one's target";
        throw new ArgumentException(
            $"Series {series} of the {what} data has {data.Steps(series)} steps, but {purpose} of {shape.Steps} steps "
                + $"{(purpose == "a window" ? "needs" : "need")} {needed}{next}.",
            nameof(data)
        );
    }

    private int SeriesOf(int sample)
    {
        int found = Array.BinarySearch(_first, sample);
        return found >= 0 ? found : ~found - 1;
    }

    // The first stretch begins with the sequence, the last one ends with it. A single one ends with it, too.
    private int Start(int series, int sample)
    {
        int stretch = sample % _stretches[series],
            window = sample / _stretches[series],
            spare = Usable(_data, series) - _windows[series] * _shape.Steps;
        return window * _shape.Steps + (_stretches[series] == 1 ? spare : (int)((long)stretch * spare / (_stretches[series] - 1)));
    }
}
