namespace NetGen;

/// <summary>x where x is positive, otherwise alpha · x with one learned alpha a value, starting at 0 (He et al., 2015). Parameter alpha:
/// the input's shape.</summary>
public sealed class PReLUAttribute : LayerAttribute;
