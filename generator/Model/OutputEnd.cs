using NetGen.Generator.Primitives;

namespace NetGen.Generator.Model;

/// <summary>How one of several outputs ends.</summary>
/// <param name="Output">The layer.</param>
/// <param name="Link">What stands between its last tensor and its values.</param>
/// <param name="Bounds">What is known of its values.</param>
internal sealed record OutputEnd(Layer Output, Link Link, Bounds Bounds);
