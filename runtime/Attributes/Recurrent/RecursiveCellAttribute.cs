namespace NetGen;

/// <summary>The recursive network (C. Goller, A. Küchler, 1996; R. Socher et al., 2011): a node's output is h = activation(x · kernel + Σ
/// over children k of h(k) · recurrent kernel(k) + bias). A node has all of its children or none. Kernel [features, units], recurrent
/// kernel [children, units, units], bias [units].</summary>
/// <inheritdoc/>
public sealed class RecursiveCellAttribute(int units, string children, Activation activation = Activation.Tanh)
    : TreeAttribute(units, children, activation);
