using NetGen.CompilerServices;

namespace NetGen;

/// <summary>The order in which an epoch goes through samples.</summary>
internal sealed class SampleOrder
{
    /// <summary>Keeps the shuffle's random numbers apart from those of the layers, whose streams count up from 0.</summary>
    private const long Stream = uint.MaxValue;

    private readonly int[] _order;

    /// <summary>So many samples, in order.</summary>
    public SampleOrder(int count)
    {
        _order = new int[count];
        InOrder();
    }

    /// <summary>The number of samples.</summary>
    public int Count => _order.Length;

    /// <summary>The sample at a position.</summary>
    public int this[int position] => _order[position];

    /// <summary>The samples from a position on, up to <paramref name="count"/> of them.</summary>
    public ReadOnlySpan<int> From(int start, int count) => start >= Count ? [] : _order.AsSpan(start, Math.Min(count, Count - start));

    /// <summary>Starts an epoch, in a random order (Fisher and Yates) that depends on nothing but seed and epoch; without a seed, in
    /// order.</summary>
    public void Begin(int epoch, int? shuffleSeed)
    {
        InOrder();
        if (shuffleSeed is not int seed)
            return;
        var random = new Philox(seed, Stream, epoch);
        for (int i = _order.Length - 1; i > 0; i--)
        {
            int j = random.NextInt32(i + 1);
            (_order[i], _order[j]) = (_order[j], _order[i]);
        }
    }

    private void InOrder()
    {
        for (int i = 0; i < _order.Length; i++)
            _order[i] = i;
    }
}
