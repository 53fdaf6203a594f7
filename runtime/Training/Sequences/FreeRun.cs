using System.Numerics;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>A network that hears itself: what it gives in one step, or a class drawn from it, is what it takes in the next.</summary>
internal sealed class FreeRun<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Keeps the draws apart from those of layers, shuffles and splits with the same seed.</summary>
    private const long Stream = 0x47454E31;

    private readonly SequenceStream<T> _stream;
    private readonly Philox _random;
    private readonly double _temperature;
    private readonly bool _drawsClasses;
    private readonly T[] _output;

    /// <exception cref="ArgumentException">A step's output is no input.</exception>
    public FreeRun(Engine<T> engine, StepShape shape, double temperature, int seed)
    {
        _drawsClasses = engine.Info.Link is SoftmaxLink;
        if (shape.Input != shape.Output && !(_drawsClasses && shape.Input == 1))
            throw new ArgumentException(
                $"A step of {engine.Info.Name} takes {shape.Input} values, so that the {shape.Output} that it gives cannot be what it "
                    + $"takes next."
            );
        (_temperature, _random, _output) = (temperature, new Philox(seed, Stream), new T[shape.Output]);
        _stream = engine.CreateStream();
    }

    /// <summary>The steps that follow the prompt.</summary>
    public T[] After(ReadOnlySpan<T> prompt, int count)
    {
        int length = _stream.InputLength;
        var steps = new T[checked(count * length)];
        for (int at = 0; at < prompt.Length; at += length)
            _stream.Next(prompt.Slice(at, length), _output);
        for (int at = 0; at < steps.Length; at += length)
        {
            if (at > 0)
                _stream.Next(steps.AsSpan(at - length, length), _output);
            FeedBack(steps.AsSpan(at, length));
        }
        return steps;
    }

    public void Dispose() => _stream.Dispose();

    /// <summary>A class with the probability p^(1 / temperature) over the sum of these; the likeliest at temperature 0.</summary>
    internal static int Draw(ReadOnlySpan<T> p, double temperature, Philox random)
    {
        int likeliest = 0;
        for (int i = 1; i < p.Length; i++)
            if (p[i] > p[likeliest])
                likeliest = i;
        if (temperature == 0)
            return likeliest;

        // Relative to the likeliest, no temperature makes them overflow, or vanish all together.
        double most = Math.Log(double.CreateTruncating(p[likeliest])),
            sum = 0;
        using var room = new Room<double>(p.Length, p.Length <= Room<double>.OnStack ? stackalloc double[p.Length] : default);
        Span<double> weights = room.Span;
        for (int i = 0; i < p.Length; i++)
            sum += weights[i] = Math.Exp((Math.Log(double.CreateTruncating(p[i])) - most) / temperature);
        double left = random.NextDouble() * sum;
        for (int i = 0; i < p.Length; i++)
            if ((left -= weights[i]) < 0)
                return i;
        return likeliest;
    }

    private void FeedBack(Span<T> step)
    {
        if (!_drawsClasses)
        {
            _output.CopyTo(step);
            return;
        }
        int drawn = Draw(_output, _temperature, _random);
        if (step.Length == 1)
            step[0] = T.CreateChecked(drawn);
        else
            step[drawn] = T.One;
    }
}
