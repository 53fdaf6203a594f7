using System.IO.Compression;
using static TorchSharp.torch;

namespace NetGen.Benchmarks.Peers;

/// <summary>The 60,000 images for training, in [0, 1], and their labels.</summary>
internal sealed class FashionMnist(string folder)
{
    public Tensor Images { get; } =
        tensor(Array.ConvertAll(Read(folder, "train-images-idx3-ubyte.gz", 16), b => b / 255f)).reshape(-1, 784);

    public Tensor Labels { get; } = tensor(Array.ConvertAll(Read(folder, "train-labels-idx1-ubyte.gz", 8), b => (long)b));

    public int Count => (int)Labels.shape[0];

    // Behind the header of the idx format.
    private static byte[] Read(string folder, string name, int header)
    {
        using var file = new GZipStream(File.OpenRead(Path.Combine(folder, name)), CompressionMode.Decompress);
        using var all = new MemoryStream();
        file.CopyTo(all);
        return all.ToArray()[header..];
    }
}
