namespace NetGen;

/// <summary>The previous tensor (or From) and the named ones side by side along the last axis; the other axes must agree.</summary>
/// <inheritdoc cref="MergeAttribute(string[])" path="/param"/>
public sealed class ConcatenateAttribute(params string[] with) : MergeAttribute(with);
