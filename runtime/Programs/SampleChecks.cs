using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

/// <summary>What must hold of samples before a network computes with them.</summary>
/// <param name="engine">The network, whose tables are there.</param>
internal sealed class SampleChecks<T>(Engine<T> engine)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly InputChecks<T> _ofLayers = new(engine.Info.Checks, engine.Info.InputLength);
    private readonly AdaptedLayers<T> _adapted = new(engine.Info);

    /// <summary>Throws unless all layers that learn from data before training have.</summary>
    /// <exception cref="InvalidOperationException">One has not.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Adapted()
    {
        if (!_adapted.IsEmpty)
            _adapted.Check(engine.States);
    }

    /// <inheritdoc cref="InputChecks{T}.Check"/>
    /// <exception cref="InvalidOperationException">A layer has not learned yet what it learns from data before training.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Inputs(ReadOnlySpan<T> inputs, ReadOnlySpan<int> numbers = default)
    {
        Adapted();
        _ofLayers.Check(inputs, numbers);
    }

    /// <summary>The same for samples that weights are to follow: these must be finite besides.</summary>
    /// <inheritdoc cref="InputChecks{T}.Check"/>
    public void Samples(ReadOnlySpan<T> inputs, ReadOnlySpan<int> numbers = default)
    {
        Inputs(inputs, numbers);
        int at = Finite.FirstOther(inputs);
        if (at < 0)
            return;
        int length = engine.Info.InputLength,
            sample = at / length;
        throw new ArgumentException(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Sample {(numbers.IsEmpty ? sample : numbers[sample])} has {inputs[at]} at position {at % length}; "
                    + $"{engine.Info.Name} learns from finite values alone. Replace it, or leave the sample out."
            )
        );
    }

    /// <summary>How many samples <paramref name="length"/> values are.</summary>
    public int Count(int length, string argument)
    {
        int n = length / engine.Info.InputLength;
        return n * engine.Info.InputLength == length
            ? n
            : throw new ArgumentException(
                $"{engine.Info.Name} takes samples of {engine.Info.InputLength} values; {length} values are not a whole number of them.",
                argument
            );
    }
}
