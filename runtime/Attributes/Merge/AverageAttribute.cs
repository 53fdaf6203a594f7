namespace NetGen;

/// <summary>The mean, element by element, of the previous tensor (or From) and the named ones; all of one shape.</summary>
/// <inheritdoc cref="MergeAttribute(string[])" path="/param"/>
public sealed class AverageAttribute(params string[] with) : MergeAttribute(with);
