namespace NetGen;

/// <summary>A sequence in hand.</summary>
/// <param name="Tokens">Its tokens, without the one that begins it.</param>
/// <param name="LogProbability">Their logarithm of probability.</param>
/// <param name="Parent">Which of the sequences in hand before was one token shorter; -1 for the empty one.</param>
internal sealed record Beam(int[] Tokens, double LogProbability, int Parent);
