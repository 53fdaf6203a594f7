namespace NetGen.Serialization;

/// <summary>Reads what a file claims to hold without trusting the claim.</summary>
internal static class StreamBytes
{
    /// <summary>The next <paramref name="count"/> bytes, or all that are left if they are fewer. Memory grows with what is really
    /// there.</summary>
    public static byte[] ReadUpTo(Stream stream, long count)
    {
        long expected = stream.CanSeek ? Math.Max(1, stream.Length - stream.Position) : 1 << 16;
        var buffer = new byte[Math.Min(count, expected)];
        int filled = 0;
        while (true)
        {
            filled += stream.ReadAtLeast(buffer.AsSpan(filled), buffer.Length - filled, throwOnEndOfStream: false);
            if (filled == count)
                return buffer;
            if (filled < buffer.Length)
                return buffer[..filled];
            Array.Resize(ref buffer, (int)Math.Min(count, Math.Max(buffer.Length * 2L, 1 << 16)));
        }
    }
}
