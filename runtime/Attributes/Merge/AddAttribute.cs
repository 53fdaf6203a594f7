namespace NetGen;

/// <summary>The sum of the previous tensor (or From) and the named ones; all of one shape.</summary>
/// <inheritdoc cref="MergeAttribute(string[])" path="/param"/>
public sealed class AddAttribute(params string[] with) : MergeAttribute(with);
