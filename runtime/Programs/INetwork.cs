using System.ComponentModel;
using System.Numerics;

namespace NetGen;

/// <summary>What every generated network can do, so that training loops and users' code work over any of them.</summary>
/// <typeparam name="T">float, or double for <see cref="Precision.Double"/>.</typeparam>
public interface INetwork<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Names, shapes and values (copies) of all weights in the order of <see cref="CopyParametersTo"/>; those that are no
    /// parameters (moving averages) follow the parameters of their layer.</summary>
    IReadOnlyList<NamedTensor<T>> GetWeights();

    /// <summary>Replaces all weights. The tensors may come in any order; their names and shapes must be the network's own.</summary>
    /// <exception cref="ArgumentException">A name is missing, unknown or repeated, or a shape differs; nothing has changed.</exception>
    void SetWeights(IReadOnlyList<NamedTensor<T>> weights);

    /// <summary>Writes every trainable parameter, flat: layers in order; within a layer kernel, recurrent kernel, bias; each in C
    /// order.</summary>
    /// <exception cref="ArgumentException"><paramref name="parameters"/> does not hold exactly the network's parameters.</exception>
    void CopyParametersTo(Span<T> parameters);

    /// <summary>Replaces every trainable parameter, in the order of <see cref="CopyParametersTo"/>.</summary>
    /// <exception cref="ArgumentException"><paramref name="parameters"/> does not hold exactly the network's parameters.</exception>
    void SetParameters(ReadOnlySpan<T> parameters);

    /// <summary>Writes all weights to a .safetensors file, atomically: the file is either the old one or the whole new one.</summary>
    void Save(string path);

    /// <summary>Writes all weights as .safetensors.</summary>
    void Save(Stream stream);

    /// <summary>Reads all weights from a .safetensors file.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, or its names, shapes or types are not the network's; nothing has
    /// changed.</exception>
    void Load(string path);

    /// <summary>Reads all weights from .safetensors.</summary>
    /// <exception cref="InvalidDataException">The data is damaged, or its names, shapes or types are not the network's; nothing has
    /// changed.</exception>
    void Load(Stream stream);

    /// <summary>n whole samples in, n whole outputs out, in inference mode. Allocates nothing; safe from any number of threads while
    /// nothing trains.</summary>
    /// <exception cref="ArgumentException"><paramref name="input"/> is not a whole number of samples, <paramref name="output"/> does not
    /// fit it, an index is out of range, or the two share memory (several samples may be overwritten from the first value on by outputs
    /// that are no longer than they are, and a single one in any way); the message names it.</exception>
    void Predict(ReadOnlySpan<T> input, Span<T> output);

    /// <summary>The mean loss over the n samples plus regularisers, in training mode, and its gradient in the order of
    /// <see cref="CopyParametersTo"/>. A pure function of weights and arguments, which leaves moving averages as they are:
    /// <paramref name="step"/> seeds dropout and noise, so a training loop of one's own counts it up.</summary>
    /// <exception cref="ArgumentException">A length does not fit, or an index or target is NaN or out of range; the message names
    /// it.</exception>
    T LossAndGradient(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Loss loss, Span<T> gradient, long step = 0);

    /// <summary>The compiled network, for the library's own loops.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    CompilerServices.Engine<T> Engine { get; }
}

/// <summary>A network over float: what the compiler makes of a class with <see cref="NetworkAttribute"/> unless told otherwise.</summary>
public interface INetwork : INetwork<float>
{
    /// <inheritdoc cref="INetwork{T}.GetWeights"/>
    new IReadOnlyList<NamedTensor> GetWeights();
}
