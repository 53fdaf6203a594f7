namespace NetGen;

/// <summary>The previous tensor (or From) less the named one, element by element; both of one shape.</summary>
/// <param name="with">The name of the other tensor.</param>
public sealed class SubtractAttribute(string with) : MergeAttribute(with is null ? [] : [with]);
