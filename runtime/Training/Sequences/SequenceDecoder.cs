using System.Numerics;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>Lets a network that was trained to say the next token of a sequence, given a source and the tokens before (teacher forcing),
/// write whole sequences. The network's last input is the sequence so far, [steps], which begins with a token of its own; its inputs before
/// are the source; its output is the distribution of the next token at every step, [steps, tokens]. Steps must not look ahead: recurrent
/// layers read forwards, attention of the sequence to itself is causal. Where the network goes step by step over its source (the class
/// has a CreateStream(source)), a new token is one step for each sequence in hand; of any other network it is a prediction of the whole, of
/// as many samples.</summary>
/// <typeparam name="T">float or double.</typeparam>
public sealed class SequenceDecoder<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly INetwork<T> _network;
    private readonly int _start,
        _end,
        _source,
        _steps,
        _tokens;

    /// <param name="network">The network.</param>
    /// <param name="start">The token that every sequence begins with.</param>
    /// <param name="end">The token that ends it.</param>
    /// <exception cref="ArgumentException">The network's inputs and output are not what they must be, or a token is none; the message says
    /// which.</exception>
    public SequenceDecoder(INetwork<T> network, int start, int end)
    {
        ArgumentNullException.ThrowIfNull(network);
        ProgramInfo info = network.Engine.Info;
        int[] written = info.InputShapes[^1],
            said = info.OutputShapes[0];
        if (info.InputShapes.Length < 2 || written.Length != 1)
            throw new ArgumentException(
                $"{info.Name} has the inputs {Show.Shapes(info.InputShapes)}, but takes a source and, last of all, the numbers of the "
                    + "tokens so far, [steps].",
                nameof(network)
            );
        if (info.OutputShapes.Length > 1 || said.Length != 2 || said[0] != written[0] || !info.Outputs.AreDistributions)
            throw new ArgumentException(
                $"The output of {info.Name}, {Show.Shapes(info.OutputShapes)}, must be the distribution of the next token at each of the "
                    + $"{written[0]} steps, [{written[0]}, tokens], behind a softmax.",
                nameof(network)
            );
        (_network, _start, _end) = (network, start, end);
        (_source, _steps, _tokens) = (info.InputLength - written[0], written[0], said[1]);
        foreach ((int token, string name) in new[] { (start, nameof(start)), (end, nameof(end)) })
            if (token < 0 || token >= _tokens)
                throw new ArgumentOutOfRangeException(name, token, $"Tokens of {info.Name} are numbers from 0 to {_tokens - 1}.");
    }

    /// <summary>Takes the likeliest token at every step.</summary>
    /// <param name="source">One sample of the inputs before the last.</param>
    /// <exception cref="ArgumentException">The source has another length, or holds an index out of range.</exception>
    public Hypothesis Greedy(ReadOnlySpan<T> source) => Search(source, 1, 0)[0];

    /// <summary>Keeps the best sequences of every length and goes on from each (beam search).</summary>
    /// <param name="source">One sample of the inputs before the last.</param>
    /// <param name="beamWidth">How many are kept; 1 is <see cref="Greedy"/>.</param>
    /// <param name="lengthPenalty">α: sequences are ranked by log p / ((5 + length) / 6)^α, so that a larger one favours longer sequences
    /// (Wu et al., "Google's neural machine translation system", 2016, equation 14). 0 ranks by probability.</param>
    /// <returns>Up to <paramref name="beamWidth"/> sequences, the best first.</returns>
    /// <exception cref="ArgumentException">The source has another length or holds an index out of range, or an argument is out of
    /// range.</exception>
    public IReadOnlyList<Hypothesis> BeamSearch(ReadOnlySpan<T> source, int beamWidth = 4, double lengthPenalty = 0)
    {
        if (beamWidth < 1)
            throw new ArgumentOutOfRangeException(nameof(beamWidth), beamWidth, $"One sequence at least is kept, not {beamWidth}.");
        if (!(lengthPenalty >= 0 && double.IsFinite(lengthPenalty)))
            throw new ArgumentOutOfRangeException(nameof(lengthPenalty), lengthPenalty, "The penalty's exponent is a number from 0 on.");
        return Search(source, beamWidth, lengthPenalty);
    }

    private List<Hypothesis> Search(ReadOnlySpan<T> source, int width, double penalty)
    {
        if (source.Length != _source)
            throw new ArgumentException(
                $"A source of {_network.Engine.Info.Name} has {_source} values, not {source.Length}.",
                nameof(source)
            );
        List<Beam> beams = [new([], 0, -1)];
        List<Hypothesis> found = [];
        using TokenSource<T> tokens =
            _network.Engine.SourceLength == _source
                ? new StreamedTokens<T>(_network.Engine, source, _tokens)
                : new PredictedTokens<T>(_network, source, _tokens);
        var output = new T[width * _tokens];
        for (int step = 0; step < _steps && beams.Count > 0; step++)
        {
            tokens.Next(beams, T.CreateChecked(_start), output);
            List<Beam> next = Extended(beams, output, width);
            beams = [];
            foreach (Beam beam in next)
                if (beam.Tokens[^1] == _end)
                    found.Add(Ranked(beam.Tokens[..^1], beam.LogProbability, penalty));
                else
                    beams.Add(beam);
            // What is in hand only gets less likely.
            if (found.Count < width)
                continue;
            double least = found.Select(hypothesis => hypothesis.Score).OrderDescending().ElementAt(width - 1);
            if (beams.TrueForAll(beam => Best(beam, penalty) <= least))
                beams.Clear();
        }
        // What has not ended has run out of steps.
        found.AddRange(beams.Select(beam => Ranked(beam.Tokens, beam.LogProbability, penalty)));
        return [.. found.OrderByDescending(hypothesis => hypothesis.Score).Take(width)];
    }

    // The best of all that beams become by one token more.
    private List<Beam> Extended(List<Beam> beams, T[] output, int width)
    {
        var candidates = new List<(double LogProbability, int Beam, int Token)>();
        for (int i = 0; i < beams.Count; i++)
        {
            ReadOnlySpan<T> row = output.AsSpan(i * _tokens, _tokens);
            for (int token = 0; token < _tokens; token++)
                candidates.Add((beams[i].LogProbability + Math.Log(double.CreateTruncating(row[token])), i, token));
        }
        return
        [
            .. candidates
                .OrderByDescending(candidate => candidate.LogProbability)
                .ThenBy(candidate => (candidate.Beam, candidate.Token))
                .Take(width)
                .Select(candidate => new Beam(
                    [.. beams[candidate.Beam].Tokens, candidate.Token],
                    candidate.LogProbability,
                    candidate.Beam
                )),
        ];
    }

    private static Hypothesis Ranked(int[] tokens, double logProbability, double penalty) =>
        new(tokens, logProbability, Score(logProbability, tokens.Length, penalty));

    // The best that a sequence can still become: as likely as it is, and of the length that favours it most.
    private double Best(Beam beam, double penalty) => Score(beam.LogProbability, _steps, penalty);

    private static double Score(double logProbability, int length, double penalty) =>
        logProbability / Math.Pow((5.0 + length) / 6, penalty);
}
