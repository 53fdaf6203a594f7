using System.ComponentModel;

namespace NetGen.CompilerServices;

/// <summary>The key of a counter-based generator: seed and step say which numbers are drawn, and nothing else does.</summary>
/// <param name="Seed">The network's or the training run's seed.</param>
/// <param name="Step">The number of the training step.</param>
/// <param name="Row">The number of the row that a kernel counts as its first.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct RandomKey(long Seed, long Step, int Row = 0);
