using System.Numerics;

namespace NetGen;

/// <summary>A run of a network of sequences one step at a time: after each step the output is what <see cref="INetwork{T}.Predict"/> gives
/// for the whole sequence so far. Recurrent layers go on without end; causal attention remembers as many steps as the network's sequences
/// have, and so sees the last ones of a longer run; where steps have numbers (PositionalEmbedding), the stream ends with the last. What the
/// network has heard stands in the stream, and so does what it makes of the source that the stream was given when it began, if it has one;
/// the weights are the network's, so that any number of streams can run over one network, each on a thread of its own, while nothing
/// trains. One stream serves one thread at a time.</summary>
/// <typeparam name="T">float or double.</typeparam>
public abstract class SequenceStream<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private protected SequenceStream() { }

    /// <summary>Values of one step's input.</summary>
    public abstract int InputLength { get; }

    /// <summary>Values of one step's output.</summary>
    public abstract int OutputLength { get; }

    /// <summary>Values of the source, the inputs before the last; 0 where all inputs go on step by step.</summary>
    public abstract int SourceLength { get; }

    /// <summary>Forgets everything and begins with another source: what the network makes of it alone is made now, and once. Nothing is
    /// allocated.</summary>
    /// <param name="source">Its <see cref="SourceLength"/> values.</param>
    /// <exception cref="ArgumentException">The span has another length, or an index is out of range; the stream stays where it
    /// was.</exception>
    /// <exception cref="NotSupportedException">There is no source.</exception>
    /// <exception cref="ObjectDisposedException">The stream has been disposed.</exception>
    public abstract void Begin(ReadOnlySpan<T> source);

    /// <summary>Lets another stream of the network go on from where this one is, as if it had heard the same. Nothing is
    /// allocated.</summary>
    /// <param name="other">A stream of the same network object, or this one.</param>
    /// <exception cref="ArgumentException">It is one of another network.</exception>
    /// <exception cref="ObjectDisposedException">One of the two has been disposed.</exception>
    public abstract void CopyTo(SequenceStream<T> other);

    /// <summary>A new stream that goes on from where this one is.</summary>
    /// <exception cref="ObjectDisposedException">The stream has been disposed.</exception>
    public abstract SequenceStream<T> Copy();

    /// <summary>Goes one step on. Nothing is allocated.</summary>
    /// <param name="features">The step's <see cref="InputLength"/> values.</param>
    /// <param name="output">Receives <see cref="OutputLength"/> values.</param>
    /// <exception cref="ArgumentException">A span has another length, or an index is out of range; the stream stays where it
    /// was.</exception>
    /// <exception cref="InvalidOperationException">The network has no position for one more step; the stream stays where it
    /// was.</exception>
    /// <exception cref="ObjectDisposedException">The stream has been disposed.</exception>
    public abstract void Next(ReadOnlySpan<T> features, Span<T> output);

    /// <summary>Forgets everything but the source: the next step is the first of a new sequence, under the weights of now.</summary>
    /// <exception cref="ObjectDisposedException">The stream has been disposed.</exception>
    public abstract void Reset();

    /// <summary>Frees the stream's memory.</summary>
    public abstract void Dispose();
}
