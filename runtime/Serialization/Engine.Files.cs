using NetGen.Serialization;

namespace NetGen.CompilerServices;

public abstract partial class Engine<T>
{
    /// <summary>See <see cref="INetwork{T}.Save(string)"/>.</summary>
    public void Save(string path) => AtomicFile.Write(path, Save);

    /// <summary>See <see cref="INetwork{T}.Save(Stream)"/>.</summary>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Safetensors.Write(stream, GetWeights());
    }

    /// <summary>See <see cref="INetwork{T}.Load(string)"/>.</summary>
    public void Load(string path)
    {
        using FileStream stream = File.OpenRead(path);
        Load(stream, path);
    }

    /// <summary>See <see cref="INetwork{T}.Load(Stream)"/>.</summary>
    public void Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Load(stream, "The stream");
    }

    private void Load(Stream stream, string source)
    {
        T[][] values = Safetensors.Read<T>(stream, Info, source);
        for (int i = 0; i < values.Length; i++)
            Layout.FromUser(Info.Parameters[i], values[i], RegionOf(Info.Parameters[i]));
        Held.Release(_arena.Start);
    }
}
