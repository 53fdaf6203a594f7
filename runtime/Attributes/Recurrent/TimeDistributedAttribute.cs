namespace NetGen;

/// <summary>The layer whose attribute stands straight below, at every step of a sequence by itself, with the same weights at all of them.
/// Input [steps, ..], of which the layer sees [..]; output [steps, ..] with what it makes of that. Parameters are those of the
/// layer.</summary>
public sealed class TimeDistributedAttribute : LayerAttribute;
