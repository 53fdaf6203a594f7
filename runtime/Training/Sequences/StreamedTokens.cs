using System.Numerics;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>By a stream for each sequence. The first that goes on from another takes its stream, all others take copies.</summary>
internal sealed class StreamedTokens<T>(Engine<T> engine, ReadOnlySpan<T> source, int tokens) : TokenSource<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Stack<SequenceStream<T>> _free = [];
    private List<SequenceStream<T>> _streams = [engine.CreateStream(source)];

    public override void Next(IReadOnlyList<Beam> beams, T start, Span<T> output)
    {
        if (beams[0].Parent >= 0)
            GoOn(beams);
        for (int i = 0; i < beams.Count; i++)
        {
            T token = beams[i].Tokens is [.., var last] ? T.CreateChecked(last) : start;
            _streams[i].Next([token], output.Slice(i * tokens, tokens));
        }
    }

    public override void Dispose()
    {
        foreach (SequenceStream<T> stream in _streams.Concat(_free))
            stream.Dispose();
    }

    private void GoOn(IReadOnlyList<Beam> beams)
    {
        var taken = new bool[_streams.Count];
        foreach (Beam beam in beams)
            taken[beam.Parent] = true;
        for (int i = 0; i < taken.Length; i++)
            if (!taken[i])
                _free.Push(_streams[i]);
        Array.Clear(taken);
        var next = new List<SequenceStream<T>>(beams.Count);
        foreach (Beam beam in beams)
        {
            SequenceStream<T> before = _streams[beam.Parent];
            if (!taken[beam.Parent])
                next.Add(before);
            else if (_free.TryPop(out SequenceStream<T>? stream))
            {
                before.CopyTo(stream);
                next.Add(stream);
            }
            else
                next.Add(before.Copy());
            taken[beam.Parent] = true;
        }
        _streams = next;
    }
}
