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
        Assert.Throws<IOException>(() =>
            AtomicFile.Write(
                path,
                stream =>
                {
                    stream.Write(new byte[100_000]);
                    throw new IOException("The disk is full.");
                }
            )
        );
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

    // What a process leaves that is killed while it saves: a file that nobody has open.
    [Fact]
    public void ClearsWhatKilledProcessesLeft()
    {
        using var directory = new TemporaryDirectory();
        for (int i = 0; i < 15; i++)
            File.WriteAllBytes(TemporaryFiles.NewName(directory[""]), new byte[1000]);
        directory.Write(".other.tmp", "another program's");
        directory.Write("netgen-1.tmp", "the user's");
        new FakeEngine<float>(1).Save(directory["net.safetensors"]);
        Assert.Equal([".other.tmp", "net.safetensors", "netgen-1.tmp"], directory.Files);
    }

    [Fact]
    public void LeavesWhatOthersAreWriting()
    {
        using var directory = new TemporaryDirectory();
        string other = TemporaryFiles.NewName(directory[""]);
        using (FileStream stream = TemporaryFiles.Open(other, isLast: true)!)
        {
            stream.WriteByte(1);
            new FakeEngine<float>(1).Save(directory["net.safetensors"]);
            Assert.True(File.Exists(other));
        }
        new FakeEngine<float>(1).Save(directory["net.safetensors"]);
        Assert.Equal(["net.safetensors"], directory.Files);
    }

    // Locks are those of open files, not of processes, so that threads stand for processes here.
    [Fact]
    public async Task ConcurrentSavesDoNotDisturbEachOther()
    {
        using var directory = new TemporaryDirectory();
        string[] names = ["a.safetensors", "b.safetensors", "c.safetensors"];
        var engine = new FakeEngine<float>(1);
        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(worker =>
                    Task.Run(() =>
                    {
                        for (int i = 0; i < 50; i++)
                            AtomicFile.Write(directory[names[(worker + i) % 3]], engine.Save);
                    })
                )
        );
        Assert.Equal(names, directory.Files);
        foreach (string name in names)
            new FakeEngine<float>(2).Load(directory[name]);
    }

    [Fact]
    public void AMissingFolderIsSaidAtOnce()
    {
        using var directory = new TemporaryDirectory();
        Assert.Throws<DirectoryNotFoundException>(() =>
            AtomicFile.Write(directory["none/net.safetensors"], _ => Assert.Fail("Nothing to write to."))
        );
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
