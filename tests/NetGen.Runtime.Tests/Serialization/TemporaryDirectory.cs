namespace NetGen.Runtime.Tests.Serialization;

/// <summary>A directory that is gone after the test.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("netgen-");

    public string this[string name] => Path.Combine(_directory.FullName, name);

    public string[] Files => [.. _directory.GetFiles().Select(file => file.Name).Order()];

    public string Write(string name, byte[] content)
    {
        File.WriteAllBytes(this[name], content);
        return this[name];
    }

    public string Write(string name, string content) => Write(name, System.Text.Encoding.UTF8.GetBytes(content));

    public void Dispose() => _directory.Delete(recursive: true);
}
