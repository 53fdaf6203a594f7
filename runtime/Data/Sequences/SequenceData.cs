namespace NetGen;

/// <summary>Long sequences for <see cref="SequenceTrainer{T}"/>, such as a text, a recording or a series of measurements. To predict: the
/// values of the next step, or targets given for each step. It never changes.</summary>
public sealed class SequenceData
{
    private readonly float[][] _series;
    private readonly float[][]? _targets;

    /// <summary>One sequence whose next step is to be predicted. Wrapped, not copied: do not change it afterwards.</summary>
    /// <param name="series">Its steps, one after another.</param>
    /// <param name="features">Values of a step. A token is one value, its number.</param>
    /// <exception cref="ArgumentException">There are not two steps at least, a part of a step is missing, or a value is NaN or
    /// infinite.</exception>
    public SequenceData(float[] series, int features = 1)
        : this([series], null, features) { }

    /// <summary>One sequence with targets for each step. Wrapped, not copied: do not change it afterwards.</summary>
    /// <param name="series">Its steps, one after another.</param>
    /// <param name="targets">Their targets, one after another.</param>
    /// <param name="features">Values of a step. A token is one value, its number.</param>
    /// <exception cref="ArgumentException">There is no step, a part of a step or its targets is missing, or a value is NaN or
    /// infinite.</exception>
    public SequenceData(float[] series, float[] targets, int features = 1)
        : this([series], [targets], features) { }

    /// <summary>Several sequences, which have nothing to do with each other. Wrapped, not copied: do not change them afterwards.</summary>
    /// <param name="series">The steps of each, one after another.</param>
    /// <param name="targets">Their targets, one after another; null to predict the next step.</param>
    /// <param name="features">Values of a step. A token is one value, its number.</param>
    /// <exception cref="ArgumentException">There is no sequence, one is too short to have a target, a part of a step or its targets is
    /// missing, or a value is NaN or infinite; the message names the place.</exception>
    public SequenceData(IReadOnlyList<float[]> series, IReadOnlyList<float[]>? targets = null, int features = 1)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(features);
        if (series.Count == 0)
            throw new ArgumentException("There is no series; training needs at least one.", nameof(series));
        if (targets is not null && targets.Count != series.Count)
            throw new ArgumentException($"There are {series.Count} series, but targets of {targets.Count}.", nameof(targets));
        (_series, _targets, Features) = ([.. series], targets is null ? null : [.. targets], features);
        for (int i = 0; i < Count; i++)
            CheckSeries(i);
        TargetLength = _targets is null ? features : _targets[0].Length / Steps(0);
        for (int i = 0; i < Count && _targets is not null; i++)
            CheckTargets(_targets[i], i);
    }

    /// <summary>The number of sequences.</summary>
    public int Count => _series.Length;

    /// <summary>Values of one step.</summary>
    public int Features { get; }

    /// <summary>Target values of one step.</summary>
    public int TargetLength { get; }

    /// <summary>Whether targets were given, rather than that the next step is the target.</summary>
    public bool HasTargets => _targets is not null;

    /// <summary>The number of steps of a sequence.</summary>
    public int Steps(int series) => _series[series].Length / Features;

    /// <summary>Cuts every sequence in two, to train on what came first and to test on what came later.</summary>
    /// <param name="fraction">The share of the steps that are earlier, between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="fraction"/> is not between 0 and 1.</exception>
    /// <exception cref="ArgumentException">A part of a sequence is too short to have a target.</exception>
    public (SequenceData Earlier, SequenceData Later) Split(double fraction)
    {
        if (!(fraction is > 0 and < 1))
            throw new ArgumentOutOfRangeException(
                nameof(fraction),
                fraction,
                $"The share of the earlier part must be between 0 and 1, not {fraction}."
            );
        return (Part((i, step) => 0..(At(i) * step)), Part((i, step) => (At(i) * step)..));

        int At(int i) => (int)(fraction * Steps(i));
        SequenceData Part(Func<int, int, Range> range) =>
            new(
                [.. _series.Select((s, i) => s[range(i, Features)])],
                _targets?.Select((t, i) => t[range(i, TargetLength)]).ToArray(),
                Features
            );
    }

    /// <summary>The values of a sequence.</summary>
    internal ReadOnlySpan<float> Series(int series) => _series[series];

    /// <summary>The target values of all steps that have any.</summary>
    internal ReadOnlySpan<float> Targets(int series) => _targets is null ? _series[series].AsSpan(Features) : _targets[series];

    private void CheckSeries(int number)
    {
        float[] series = _series[number] ?? throw new ArgumentNullException(nameof(series), $"Series {number} is null.");
        if (series.Length % Features != 0)
            throw new ArgumentException(
                $"Series {number} has {series.Length} values, which is no whole number of steps of {Features} values.",
                nameof(series)
            );
        int least = HasTargets ? 1 : 2;
        if (Steps(number) < least)
            throw new ArgumentException(
                $"Series {number} has {Steps(number)} steps, but at least {least} are needed for a step to have a target.",
                nameof(series)
            );
        CheckFinite(series, Features, $"Value {{0}} of step {{1}} of series {number}", nameof(series));
    }

    private void CheckTargets(float[] targets, int number)
    {
        if (targets is null)
            throw new ArgumentNullException(nameof(targets), $"The targets of series {number} are null.");
        if (TargetLength == 0 || targets.Length != Steps(number) * TargetLength)
            throw new ArgumentException(
                $"Series {number} has {Steps(number)} steps, but {targets.Length} target values; it needs "
                    + $"{(TargetLength == 0 ? "as many for each step" : $"{TargetLength} for each step, as the first series has")}.",
                nameof(targets)
            );
        CheckFinite(targets, TargetLength, $"Target {{0}} of step {{1}} of series {number}", nameof(targets));
    }

    private static void CheckFinite(float[] values, int each, string place, string argument)
    {
        for (int i = 0; i < values.Length; i++)
            if (!float.IsFinite(values[i]))
                throw new ArgumentException(
                    $"{string.Format(place, i % each, i / each)} is {values[i]}; every value must be finite.",
                    argument
                );
    }
}
