using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace NetGen.Runtime.Tests.Data;

/// <summary>Files, byte by byte.</summary>
internal static class Bytes
{
    public static byte[] Gzip(byte[] content)
    {
        var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Optimal))
            gzip.Write(content);
        return stream.ToArray();
    }

    public static byte[] Idx(byte type, uint[] shape, params byte[] values)
    {
        var file = new List<byte> { 0, 0, type, (byte)shape.Length };
        foreach (uint dim in shape)
        {
            byte[] axis = new byte[4];
            BinaryPrimitives.WriteUInt32BigEndian(axis, dim);
            file.AddRange(axis);
        }
        return [.. file, .. values];
    }

    public static byte[] Npy(string header, byte[] values, byte version = 1)
    {
        byte[] text = Encoding.Latin1.GetBytes(header + "\n"),
            length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, text.Length);
        return [0x93, .. "NUMPY"u8, version, 0, .. version == 1 ? length[..2] : length, .. text, .. values];
    }

    public static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in entries)
                using (Stream entry = archive.CreateEntry(name).Open())
                    entry.Write(content);
        return stream.ToArray();
    }

    /// <summary>All inputs of a set, then all its targets.</summary>
    public static (float[] Inputs, float[] Targets) All(this Dataset data)
    {
        float[] inputs = new float[data.Count * data.InputLength],
            targets = new float[data.Count * data.TargetLength];
        data.Read([.. Enumerable.Range(0, data.Count)], inputs, targets);
        return (inputs, targets);
    }
}
