namespace NetGen;

/// <summary>The product, element by element, of the previous tensor (or From) and the named ones; all of one shape.</summary>
/// <inheritdoc cref="MergeAttribute(string[])" path="/param"/>
public sealed class MultiplyAttribute(params string[] with) : MergeAttribute(with);
