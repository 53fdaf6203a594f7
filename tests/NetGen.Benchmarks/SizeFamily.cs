using static NetGen.Benchmarks.Cost;

namespace NetGen.Benchmarks;

/// <summary>The same work in sizes that double from 16 on, each of which has a network of its own.</summary>
/// <param name="Case">What the peers call it, before size and batch.</param>
/// <param name="Title">For the reader, with n for the size.</param>
/// <param name="Batch">The samples of a call, which the title says, too.</param>
/// <param name="Flop">Floating-point operations of a sample at a size.</param>
/// <param name="Networks">A network for each size.</param>
internal sealed record SizeFamily(string Case, string Title, int Batch, Func<int, double> Flop, params Func<INetwork>[] Networks)
{
    private const int Smallest = 16;

    public static readonly SizeFamily[] All =
    [
        new(
            "product",
            "Dense n to n, batch 64",
            64,
            n => Dense(n, n),
            () => new Product16(1),
            () => new Product32(1),
            () => new Product64(1),
            () => new Product128(1),
            () => new Product256(1),
            () => new Product512(1),
            () => new Product1024(1),
            () => new Product2048(1)
        ),
        new(
            "convolution",
            "Conv2D n 3x3 'same' over 16x16xn, batch 16",
            16,
            n => Convolution(16, 16, 9 * n, n),
            () => new Convolution16(1),
            () => new Convolution32(1),
            () => new Convolution64(1),
            () => new Convolution128(1),
            () => new Convolution256(1),
            () => new Convolution512(1)
        ),
        new(
            "lstm",
            "LSTM n over 8 steps of n features, batch 64",
            64,
            n => Recurrent(8, n, 4 * n, n),
            () => new Lstm16(1),
            () => new Lstm32(1),
            () => new Lstm64(1),
            () => new Lstm128(1),
            () => new Lstm256(1),
            () => new Lstm512(1),
            () => new Lstm1024(1)
        ),
    ];

    /// <summary>Each size with its work.</summary>
    public IEnumerable<(int Size, Row Row)> Rows => Networks.Select((make, i) => (Smallest << i, Row(Smallest << i, make)));

    private Row Row(int size, Func<INetwork> make) =>
        new($"{Title}, n = {size}", Batch * Flop(size), 0, () => Work.Predict(make(), Batch)) { Case = $"{Case} {size} {Batch}" };
}
