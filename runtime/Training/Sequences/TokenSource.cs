using System.Numerics;

namespace NetGen;

/// <summary>What a network says of the next token of sequences in hand, over one source.</summary>
internal abstract class TokenSource<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The distributions of the next tokens, one after another. Each sequence goes on from one of those of the call
    /// before.</summary>
    /// <param name="beams">The sequences.</param>
    /// <param name="start">The token that begins them all.</param>
    /// <param name="output">Receives the distributions.</param>
    public abstract void Next(IReadOnlyList<Beam> beams, T start, Span<T> output);

    public abstract void Dispose();
}
