namespace NetGen;

/// <summary>How much each step of a MultiHeadAttention (the previous tensor, or From) looks at each step of what it asks, [heads, steps,
/// steps asked]: each row adds up to 1. What Keras' return_attention_scores gives beside the outputs, before dropout.</summary>
public sealed class AttentionScoresAttribute : LayerAttribute;
