using System.Numerics;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>By predictions of the whole network.</summary>
internal sealed class PredictedTokens<T>(INetwork<T> network, ReadOnlySpan<T> source, int tokens) : TokenSource<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _source = source.ToArray();
    private T[] _input = [],
        _output = [];

    public override void Next(IReadOnlyList<Beam> beams, T start, Span<T> output)
    {
        ProgramInfo info = network.Engine.Info;
        int outputs = info.OutputLength;
        if (_input.Length < beams.Count * info.InputLength)
            (_input, _output) = (new T[beams.Count * info.InputLength], new T[beams.Count * outputs]);
        Array.Clear(_input);
        for (int i = 0; i < beams.Count; i++)
        {
            Span<T> sample = _input.AsSpan(i * info.InputLength, info.InputLength),
                written = sample[_source.Length..];
            _source.CopyTo(sample);
            written[0] = start;
            for (int k = 0; k < beams[i].Tokens.Length; k++)
                written[k + 1] = T.CreateChecked(beams[i].Tokens[k]);
        }
        network.Predict(_input.AsSpan(0, beams.Count * info.InputLength), _output.AsSpan(0, beams.Count * outputs));
        for (int i = 0; i < beams.Count; i++)
            _output.AsSpan(i * outputs + beams[i].Tokens.Length * tokens, tokens).CopyTo(output[(i * tokens)..]);
    }

    public override void Dispose() { }
}
