namespace NetGen;

/// <summary>One weight tensor.</summary>
/// <typeparam name="T">float or double.</typeparam>
/// <param name="Name">The layer's name, a dot and the tensor's: <c>dense_1.kernel</c>.</param>
/// <param name="Shape">Keras' shape: a Dense kernel is [in, out].</param>
/// <param name="Values">The values in C order.</param>
public record NamedTensor<T>(string Name, IReadOnlyList<int> Shape, T[] Values)
    where T : unmanaged;

/// <summary>One weight tensor of a network over float.</summary>
/// <param name="Name">The layer's name, a dot and the tensor's: <c>dense_1.kernel</c>.</param>
/// <param name="Shape">Keras' shape: a Dense kernel is [in, out].</param>
/// <param name="Values">The values in C order.</param>
public sealed record NamedTensor(string Name, IReadOnlyList<int> Shape, float[] Values) : NamedTensor<float>(Name, Shape, Values);
