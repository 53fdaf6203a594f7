using System.ComponentModel;

namespace NetGen.CompilerServices;

/// <summary>The weights of a network over float, whose tensors have a class of their own.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FloatTensors
{
    /// <summary>The same tensors under that class.</summary>
    public static IReadOnlyList<NamedTensor> Of(IReadOnlyList<NamedTensor<float>> weights) => [.. weights.Cast<NamedTensor>()];
}
