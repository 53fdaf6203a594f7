using System.Numerics;

namespace NetGen.CompilerServices;

/// <summary>How many samples of a large batch go through a program together.</summary>
internal static class Pieces<T, P>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where P : struct, IProgram<T>
{
    /// <summary>Bytes of activations that a piece of a large batch may have: about what the second cache holds besides the
    /// weights.</summary>
    private const int Bytes = 256 * 1024;

    /// <summary>Samples whose rows fill the tiles of a step's products, those of a layer of few weights at the end of a network of images
    /// among them.</summary>
    private const int OfStep = 12;

    /// <summary>The same in prediction, whose larger products are of pixels.</summary>
    public const int OfPrediction = 4;

    /// <summary>Samples of a piece of a step, which goes in pieces where samples do not depend on each other.</summary>
    /// <param name="info">The program.</param>
    /// <param name="capacity">Samples of the batch.</param>
    /// <param name="length">Values that the program computes for a sample.</param>
    public static int Of(ProgramInfo info, int capacity, int length) => P.Splits && length > 0 ? Equal(info, capacity, length) : capacity;

    /// <summary>Samples of a piece where all are about equal. A piece's activations should stay in cache. But a weight, which is read and
    /// has its gradient added to once a piece, should be used often meanwhile: sixty times, in as many samples of a dense layer, or in
    /// fewer that go through it at many places. And tiles of products should be full.</summary>
    /// <param name="info">The program.</param>
    /// <param name="capacity">Samples of the batch.</param>
    /// <param name="length">Values that the program computes for a sample.</param>
    /// <param name="least">Samples that fill tiles; a loop over steps has few rows a step, and takes more.</param>
    public static unsafe int Equal(ProgramInfo info, int capacity, int length, int least = OfStep)
    {
        int inCache = Bytes / (Math.Max(length, 1) * sizeof(T)),
            worthwhile = (int)Math.Min(60L * info.ArenaLength / Math.Max(P.MultiplyAdds, 1), capacity),
            full = P.HasLoops ? 32 : least;
        int pieces = Math.Max(capacity / Math.Max(Math.Max(inCache, worthwhile), full), 1);
        return (capacity + pieces - 1) / pieces;
    }
}
