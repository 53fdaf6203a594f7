namespace NetGen;

/// <summary>The largest, element by element, of the previous tensor (or From) and the named ones; all of one shape.</summary>
/// <inheritdoc cref="MergeAttribute(string[])" path="/param"/>
public sealed class MaximumAttribute(params string[] with) : MergeAttribute(with);
