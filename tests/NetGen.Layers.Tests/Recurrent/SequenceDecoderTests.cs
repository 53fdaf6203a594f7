using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests.Recurrent;

/// <summary>Sequences that a network writes, against all that there are.</summary>
public class SequenceDecoderTests
{
    private const int Start = 0,
        End = 1,
        Tokens = 4,
        Steps = 4;

    private const string Network =
        "[Input(3, Name = \"source\")] [Input(4, Name = \"so_far\")] [Dense(8, Activation.Tanh, From = \"source\", Name = \"h\")] "
        + "[Embedding(4, 5, From = \"so_far\")] [GRU(8, ReturnSequences = true, InitialState = new[] { \"h\" })] [Dense(4, "
        + "Activation.Softmax)]";

    // The same without steps over a source: the state is repeated.
    private const string Repeated =
        "[Input(3, Name = \"source\")] [Input(4, Name = \"so_far\")] [Dense(8, Activation.Tanh, From = \"source\")] [RepeatVector(4, "
        + "Name = \"h\")] [Embedding(4, 5, From = \"so_far\")] [Concatenate(\"h\")] [GRU(8, ReturnSequences = true)] [Dense(4, "
        + "Activation.Softmax)]";

    private const string Transformer =
        "[Input(3, 1, Name = \"source\")] [Input(4, Name = \"so_far\")] [MultiHeadAttention(2, 3, OutputDim = 6, From = \"source\", Name = "
        + "\"encoded\")] [Embedding(4, 6, From = \"so_far\")] [PositionalEmbedding(Name = \"x\")] [MultiHeadAttention(2, 3, "
        + "UseCausalMask = true)] [Add(\"x\")] [LayerNormalization] [MultiHeadAttention(2, 3, \"encoded\")] [Dense(4, Activation.Softmax)]";

    /// <summary>A beam that loses nothing finds the best of all sequences, in order, and greedy is each step's best.</summary>
    [Theory]
    [InlineData(Network, true, 1, 0)]
    [InlineData(Network, true, 2, 0)]
    [InlineData(Network, true, 3, 1)]
    [InlineData(Network, true, 4, 2.5)]
    [InlineData(Repeated, false, 1, 0)]
    [InlineData(Repeated, false, 2, 1)]
    [InlineData(Transformer, true, 1, 0)]
    [InlineData(Transformer, true, 2, 1)]
    public void AWideBeamFindsTheBest(string network, bool streams, int seed, double penalty)
    {
        INetwork<double> net = Net(seed, network);
        Assert.Equal(streams, net.Engine.SourceLength == 3);
        double[] source = [0.3 * seed, -1, 0.5];
        var decoder = new SequenceDecoder<double>(net, Start, End);
        List<Hypothesis> all = [.. All(net, source, penalty).OrderByDescending(h => h.Score)];
        IReadOnlyList<Hypothesis> found = decoder.BeamSearch(source, beamWidth: 300, penalty);
        Assert.Equal(all.Count, found.Count);
        for (int i = 0; i < found.Count; i++)
        {
            Assert.Equal(all[i].Score, found[i].Score, 1e-9);
            Assert.Equal(all[i].Tokens, found[i].Tokens);
        }
        Assert.Equal(1, all.Sum(h => Math.Exp(h.LogProbability)), 1e-9);

        Hypothesis greedy = decoder.Greedy(source);
        List<int> tokens = [];
        for (int step = 0; step < Steps; step++)
        {
            double[] next = Next(net, source, tokens);
            int best = Array.IndexOf(next, next.Max());
            if (best == End)
                break;
            tokens.Add(best);
        }
        Assert.Equal(tokens, greedy.Tokens);
        Assert.True(greedy.LogProbability <= found.Max(h => h.LogProbability) + 1e-12);
        Assert.Equal(decoder.BeamSearch(source, 1)[0].Tokens, greedy.Tokens);
    }

    /// <summary>Two in hand are never worse than one.</summary>
    [Fact]
    public void AWiderBeamIsNoWorse()
    {
        int better = 0;
        for (int seed = 1; seed <= 20; seed++)
        {
            var decoder = new SequenceDecoder<double>(Net(seed), Start, End);
            double one = decoder.Greedy([1, 0, -1]).LogProbability,
                four = decoder.BeamSearch([1, 0, -1], 4)[0].LogProbability;
            Assert.True(four >= one - 1e-12);
            better += four > one + 1e-9 ? 1 : 0;
        }
        Assert.True(better > 0);
    }

    [Fact]
    public void WhatWritesNoSequencesIsRefused()
    {
        void Refused(string declaration, string message) =>
            Assert.Contains(
                message,
                Assert
                    .ThrowsAny<ArgumentException>(() => new SequenceDecoder<double>(CompiledNetwork.Of(declaration).Double(), 0, 1))
                    .Message,
                StringComparison.Ordinal
            );
        Refused("[Input(4)] [Embedding(4, 3)] [GRU(4, ReturnSequences = true)] [Dense(4, Activation.Softmax)]", "takes a source");
        Refused(Network.Replace("Activation.Softmax", "Activation.Sigmoid", StringComparison.Ordinal), "must be the distribution");
        Refused(Network.Replace("ReturnSequences = true, ", "", StringComparison.Ordinal), "must be the distribution");
        Assert.Throws<ArgumentOutOfRangeException>(() => new SequenceDecoder<double>(Net(1), 4, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SequenceDecoder<double>(Net(1), 0, -1));
        var decoder = new SequenceDecoder<double>(Net(1), 0, 1);
        Assert.Throws<ArgumentException>(() => decoder.Greedy(new double[2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => decoder.BeamSearch(new double[3], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => decoder.BeamSearch(new double[3], 1, -1));
    }

    private static INetwork<double> Net(int seed, string network = Network)
    {
        INetwork<double> net = CompiledNetwork.Of(network).Double();
        var random = new System.Random(seed);
        net.SetWeights([
            .. net.GetWeights().Select(w => w with { Values = Array.ConvertAll(w.Values, _ => 3 * random.NextDouble() - 1.5) }),
        ]);
        return net;
    }

    private static double[] Next(INetwork<double> net, double[] source, List<int> tokens)
    {
        double[] input = [.. source, Start, .. tokens.Select(t => (double)t), .. new double[Steps - 1 - tokens.Count]],
            output = new double[Steps * Tokens];
        net.Predict(input, output);
        return output[(tokens.Count * Tokens)..((tokens.Count + 1) * Tokens)];
    }

    // Every sequence that ends, or fills all steps.
    private static IEnumerable<Hypothesis> All(INetwork<double> net, double[] source, double penalty)
    {
        IEnumerable<Hypothesis> From(List<int> tokens, double logProbability)
        {
            if (tokens.Count == Steps)
                return [Of(tokens, logProbability)];
            double[] next = Next(net, source, tokens);
            return Enumerable
                .Range(0, Tokens)
                .SelectMany(t =>
                    t == End ? [Of(tokens, logProbability + Math.Log(next[t]))] : From([.. tokens, t], logProbability + Math.Log(next[t]))
                );
        }
        Hypothesis Of(List<int> tokens, double logProbability) =>
            new(tokens, logProbability, logProbability / Math.Pow((5 + tokens.Count) / 6.0, penalty));
        return From([], 0);
    }
}
