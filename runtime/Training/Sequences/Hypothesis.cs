namespace NetGen;

/// <summary>A sequence that a <see cref="SequenceDecoder{T}"/> has found.</summary>
/// <param name="Tokens">The tokens, without those that begin and end it.</param>
/// <param name="LogProbability">The logarithm of the probability that the network gives it, its end included.</param>
/// <param name="Score">What it was ranked by.</param>
public sealed record Hypothesis(IReadOnlyList<int> Tokens, double LogProbability, double Score);
