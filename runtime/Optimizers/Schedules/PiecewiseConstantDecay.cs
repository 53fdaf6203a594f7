namespace NetGen;

/// <summary>One learning rate up to a step, another up to the next one, and so on.</summary>
public sealed class PiecewiseConstantDecay : LearningRateSchedule
{
    private readonly long[] _boundaries;
    private readonly float[] _values;

    /// <summary>The learning rates and where each ends.</summary>
    /// <param name="boundaries">The last step of each learning rate but the last one; rising.</param>
    /// <param name="values">The learning rates: one more than boundaries.</param>
    /// <exception cref="ArgumentException">The counts do not fit, or boundaries do not rise.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A learning rate is negative or not finite.</exception>
    public PiecewiseConstantDecay(IReadOnlyList<long> boundaries, IReadOnlyList<float> values)
    {
        ArgumentNullException.ThrowIfNull(boundaries);
        ArgumentNullException.ThrowIfNull(values);
        (_boundaries, _values) = ([.. boundaries], [.. values]);
        if (_values.Length != _boundaries.Length + 1)
            throw new ArgumentException(
                $"{_boundaries.Length} boundaries divide the steps into {_boundaries.Length + 1} parts, but there are {_values.Length} "
                    + "values.",
                nameof(values)
            );
        for (int i = 1; i < _boundaries.Length; i++)
            if (_boundaries[i] <= _boundaries[i - 1])
                throw new ArgumentException(
                    $"Boundaries must rise, but {_boundaries[i]} follows {_boundaries[i - 1]}.",
                    nameof(boundaries)
                );
        foreach (float value in _values)
            NotNegative(value, nameof(values));
    }

    /// <inheritdoc/>
    public override float At(long step)
    {
        int part = 0;
        while (part < _boundaries.Length && step > _boundaries[part])
            part++;
        return _values[part];
    }
}
