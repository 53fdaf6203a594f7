using System.Buffers.Binary;

namespace AudioStream;

/// <summary>Sound files: 16-bit PCM, one channel, 48 kHz.</summary>
internal static class Wav
{
    public const int SampleRate = 48_000;

    /// <summary>Reads samples from -1 to 1.</summary>
    /// <exception cref="InvalidDataException">The file is no such sound file; the message says what it is.</exception>
    public static float[] Read(string path)
    {
        byte[] file = File.ReadAllBytes(path);
        if (file.Length < 12 || !file.AsSpan(0, 4).SequenceEqual("RIFF"u8) || !file.AsSpan(8, 4).SequenceEqual("WAVE"u8))
            throw new InvalidDataException($"'{path}' is no WAV file.");
        (int format, int channels, int rate, int bits) = (0, 0, 0, 0);
        for (int at = 12; at + 8 <= file.Length; )
        {
            uint length = BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at + 4));
            ReadOnlySpan<byte> name = file.AsSpan(at, 4),
                content = file.AsSpan(at + 8, (int)Math.Min(length, file.Length - at - 8));
            if (name.SequenceEqual("fmt "u8) && content.Length >= 16)
                (format, channels, rate, bits) = (
                    U16(content),
                    U16(content[2..]),
                    BinaryPrimitives.ReadInt32LittleEndian(content[4..]),
                    U16(content[14..])
                );
            if (name.SequenceEqual("data"u8) && content.Length >= 2)
                return (format, channels, rate, bits) == (1, 1, SampleRate, 16)
                    ? Samples(content)
                    : throw new InvalidDataException(
                        $"'{path}' has {channels} channels of {bits} bits at {rate:N0} Hz in format {format}; one channel of 16 bits at "
                            + $"{SampleRate:N0} Hz in format 1 (PCM) is needed."
                    );
            at = (int)Math.Min(at + 8L + length + length % 2, file.Length);
        }
        throw new InvalidDataException($"'{path}' has no samples.");
    }

    /// <summary>Writes samples; what is beyond -1 and 1 is cut off.</summary>
    public static void Write(string path, float[] samples)
    {
        using var writer = new BinaryWriter(File.Create(path));
        writer.Write("RIFF"u8);
        writer.Write(36 + 2 * samples.Length);
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1);
        writer.Write((short)1);
        writer.Write(SampleRate);
        writer.Write(2 * SampleRate);
        writer.Write((short)2);
        writer.Write((short)16);
        writer.Write("data"u8);
        writer.Write(2 * samples.Length);
        foreach (float sample in samples)
            writer.Write((short)Math.Round(Math.Clamp(sample, -1, 1) * short.MaxValue));
    }

    private static int U16(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    private static float[] Samples(ReadOnlySpan<byte> content)
    {
        var samples = new float[content.Length / 2];
        for (int i = 0; i < samples.Length; i++)
            samples[i] = BinaryPrimitives.ReadInt16LittleEndian(content[(2 * i)..]) / (float)short.MaxValue;
        return samples;
    }
}
