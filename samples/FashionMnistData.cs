using NetGen;

/// <summary>Fashion-MNIST: 60,000 images to train with and 10,000 to test with, 28 x 28 pixels from 0 to 1, of ten kinds of
/// clothing.</summary>
internal static class FashionMnistData
{
    /// <summary>Reads it from the folder behind --data, or from where Debian's package puts it; says what to do if it is not
    /// there.</summary>
    public static (Dataset Train, Dataset Test)? Read(string[] args)
    {
        int given = Array.IndexOf(args, "--data");
        string folder = given >= 0 && given + 1 < args.Length ? args[given + 1] : "/usr/share/datasets/fashion-mnist";
        if (!File.Exists(Path.Combine(folder, "train-images-idx3-ubyte.gz")))
        {
            Console.WriteLine(
                $"Fashion-MNIST is not in '{folder}': install Debian's package dataset-fashion-mnist, or pass --data DIR with the four "
                    + $".gz files of github.com/zalandoresearch/fashion-mnist."
            );
            return null;
        }
        Dataset Part(string name) =>
            Dataset.FromIdx(Path.Combine(folder, $"{name}-images-idx3-ubyte.gz"), Path.Combine(folder, $"{name}-labels-idx1-ubyte.gz"));
        return (Part("train"), Part("t10k"));
    }
}
