using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

/// <summary>What layers ask of every sample, or of every step of a stream.</summary>
internal readonly struct InputChecks<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly InputCheck[] _checks;
    private readonly ValueCheck[] _bound;
    private readonly int _length;

    /// <summary>Checks of <paramref name="length"/> values at a time.</summary>
    public InputChecks(InputCheck[] checks, int length)
    {
        _checks = Array.FindAll(checks, check => check.IsOfValues);
        _bound = Array.ConvertAll<InputCheck, ValueCheck>(_checks, check => check.Check);
        _length = length;
    }

    // A call of a generic virtual method looks the method up each time; a delegate has found it.
    private delegate void ValueCheck(ReadOnlySpan<T> values, int sample);

    /// <summary>Throws if a layer cannot take the values.</summary>
    /// <param name="inputs">Samples, one after another.</param>
    /// <param name="numbers">Their numbers, for the message; empty if they count from 0.</param>
    /// <exception cref="ArgumentException">A value is unusable; the message names it, its place and what was expected.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Check(ReadOnlySpan<T> inputs, ReadOnlySpan<int> numbers = default)
    {
        if (_bound.Length > 0)
            CheckEach(inputs, numbers);
    }

    private void CheckEach(ReadOnlySpan<T> inputs, ReadOnlySpan<int> numbers)
    {
        for (int c = 0; c < _bound.Length; c++)
        for (int i = 0; i < inputs.Length / _length; i++)
            _bound[c](inputs.Slice(i * _length + _checks[c].Start, _checks[c].Length), numbers.IsEmpty ? i : numbers[i]);
    }
}
