namespace NetGen.Serialization;

/// <summary>Replaces a file as a whole or not at all.</summary>
internal static class AtomicFile
{
    /// <summary>Attempts to write: another process may take a file for one that was left behind before it is locked.</summary>
    private const int Attempts = 20;

    /// <summary>Writes beside <paramref name="path"/>, then takes its place. After an error the old file is as it was and nothing else is
    /// left. What processes that were killed while they wrote have left in the folder is cleared first.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        string full = Path.GetFullPath(path),
            directory = Path.GetDirectoryName(full) ?? full;
        TemporaryFiles.ClearLeftBehind(directory);
        for (int attempt = 1; !TryWrite(full, directory, write, isLast: attempt == Attempts); attempt++) { }
    }

    private static bool TryWrite(string full, string directory, Action<Stream> write, bool isLast)
    {
        string temporary = TemporaryFiles.NewName(directory);
        try
        {
            using (FileStream? stream = TemporaryFiles.Open(temporary, isLast))
            {
                if (stream is null)
                    return false;
                write(stream);
                stream.Flush(flushToDisk: true);
                // Under its lock where an open file can be renamed.
                if (!OperatingSystem.IsWindows())
                {
                    File.Move(temporary, full, overwrite: true);
                    return true;
                }
            }
            File.Move(temporary, full, overwrite: true);
            return true;
        }
        catch (FileNotFoundException) when (OperatingSystem.IsWindows() && !isLast && !File.Exists(temporary))
        {
            return false; // cleared between its closing and its renaming
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
