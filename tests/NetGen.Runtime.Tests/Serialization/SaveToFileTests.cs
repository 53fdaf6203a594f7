using NetGen.Serialization;

namespace NetGen.Runtime.Tests.Serialization;

public class SaveToFileTests
{
    [Fact]
    public void ReplacesTheFileAndLeavesNothingElse()
    {
        using var directory = new TemporaryDirectory();
        string path = directory.Write("net.safetensors", "something old and longer than the new file".PadRight(1000));
        var saved = new FakeEngine<float>(1);
        saved.Save(path);
        var loaded = new FakeEngine<float>(2);
        loaded.Load(path);
        Assert.Equal(saved.Flat(), loaded.Flat());
        Assert.Equal(["net.safetensors"], directory.Files);
    }

    [Fact]
    public void KeepsTheOldFileWhenWritingFails()
    {
        using var directory = new TemporaryDirectory();
        string path = directory.Write("net.safetensors", "old");
        Assert.Throws<IOException>(() => AtomicFile.Write(path, stream =>
        {
            stream.Write(new byte[100_000]);
            throw new IOException("The disk is full.");
        }));
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal(["net.safetensors"], directory.Files);
    }

    [Fact]
    public void LeavesNothingWhenTheTargetIsADirectory()
    {
        using var directory = new TemporaryDirectory();
        Directory.CreateDirectory(directory["taken"]);
        Assert.ThrowsAny<Exception>(() => new FakeEngine<float>(1).Save(directory["taken"]));
        Assert.Empty(directory.Files);
    }

    [Fact]
    public void NamesTheFile()
    {
        using var directory = new TemporaryDirectory();
        string path = directory.Write("net.safetensors", "short");
        Exception error = Assert.Throws<InvalidDataException>(() => new FakeEngine<float>(1).Load(path));
        Assert.Contains(path, error.Message);
        Assert.Throws<FileNotFoundException>(() => new FakeEngine<float>(1).Load(directory["none"]));
    }
}
