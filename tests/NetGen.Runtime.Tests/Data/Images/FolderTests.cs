namespace NetGen.Runtime.Tests.Data;

public sealed class FolderTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("netgen-").FullName;

    /// <summary>A toy format: height, width, channels, pixels.</summary>
    private static DecodedImage Decode(Stream stream)
    {
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new DecodedImage(bytes[3..], bytes[0], bytes[1], bytes[2]);
    }

    private void Write(string name, params byte[] bytes)
    {
        string path = Path.Combine(_root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }

    [Fact]
    public void FoldersAreClasses()
    {
        Write("dog/2.img", 1, 2, 1, 30, 40);
        Write("dog/1.img", 1, 2, 1, 10, 20);
        Write("cat/x.img", 1, 2, 1, 50, 60);
        Write("cat/.hidden", 9);
        Write(".git/x", 9);
        (Dataset data, IReadOnlyList<string> names) = Dataset.FromFolders(_root, Decode, scale: 0.1f);
        Assert.Equal(["cat", "dog"], names);
        Assert.Equal([1, 2, 1], data.InputShape.ToArray());
        var inputs = new float[6];
        var labels = new float[3];
        data.Read([0, 1, 2], inputs, labels);
        Near.Equal([5, 6, 1, 2, 3, 4], [.. inputs.Select(x => (double)x)], 1e-6);
        Assert.Equal([0, 1, 1], labels);
        Assert.Equal([2, 4, 1], Dataset.FromFolders(_root, Decode, size: (2, 4)).Data.InputShape.ToArray());
    }

    [Fact]
    public void WhatIsNoImageIsRefusedByName()
    {
        Says.That<InvalidDataException>("has no folder", () => Dataset.FromFolders(_root, Decode));
        Write("a/1.img", 1, 2, 1, 10, 20);
        Write("a/2.img", 1, 2, 1, 10);
        Says.That<InvalidDataException>(
            "2.img could not be decoded: An image of the shape [1, 2, 1] has 2 bytes",
            () => Dataset.FromFolders(_root, Decode)
        );
        Write("a/2.img", 1, 1, 1, 10);
        Says.That<InvalidDataException>(
            "2.img has the shape [1, 1, 1], but the first image has [1, 2, 1]",
            () => Dataset.FromFolders(_root, Decode)
        );
        Write("a/2.img", 1, 2, 1, 10, 20);
        Directory.CreateDirectory(Path.Combine(_root, "b"));
        Says.That<InvalidDataException>("b has no image", () => Dataset.FromFolders(_root, Decode));
        Says.That<InvalidDataException>("returned null", () => Dataset.FromFolders(_root, _ => null!));
        Assert.Throws<DirectoryNotFoundException>(() => Dataset.FromFolders(Path.Combine(_root, "none"), Decode));
        Assert.Throws<OperationCanceledException>(() => Dataset.FromFolders(_root, _ => throw new OperationCanceledException()));
    }

    /// <summary>As torch.nn.functional.interpolate has it (bilinear, align_corners=False, no antialias).</summary>
    [Fact]
    public void ResizingIsBilinear()
    {
        DecodedImage image = new([0, 40, 80, 120], 2, 2, 1);
        Assert.Equal([0, 10, 30, 40, 20, 30, 50, 60, 60, 70, 90, 100, 80, 90, 110, 120], image.Resize(4, 4).Pixels);
        Assert.Equal([60], image.Resize(1, 1).Pixels);
        Assert.Equal(image.Pixels, image.Resize(2, 2).Pixels);
        Assert.Equal([1, 2, 3, 1, 2, 3], new DecodedImage([1, 2, 3], 1, 1, 3).Resize(2, 1).Pixels);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
