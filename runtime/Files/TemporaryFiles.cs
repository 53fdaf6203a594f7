namespace NetGen.Serialization;

/// <summary>Files that are being written beside those that they will replace. Whoever writes one has it open and so holds a lock on it,
/// which ends with the process, however that ends: a file that can be opened for oneself alone is one that nobody writes any
/// more.</summary>
internal static class TemporaryFiles
{
    private const string Pattern = ".netgen-*.tmp";

    /// <summary>A name that no other file has.</summary>
    public static string NewName(string directory) => Path.Combine(directory, Pattern.Replace("*", Guid.NewGuid().ToString("N")));

    /// <summary>Creates a file under its lock. Null if another process has cleared it first: between creation and lock it looks left
    /// behind.</summary>
    /// <param name="path">Its name.</param>
    /// <param name="isLast">Whether to throw instead.</param>
    public static FileStream? Open(string path, bool isLast)
    {
        FileStream stream;
        try
        {
            // Shared with readers, who may open the file as soon as it has its final name. Reading is asked for because some network file
            // systems lock only what is read.
            stream = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read);
        }
        catch (IOException e) when (!isLast && e.GetType() == typeof(IOException) && Directory.Exists(Path.GetDirectoryName(path)))
        {
            return null;
        }
        if (File.Exists(path))
            return stream;
        stream.Dispose();
        return isLast ? throw new FileNotFoundException($"The temporary file {path} is deleted as soon as it is created.", path) : null;
    }

    /// <summary>Deletes all that nobody writes any more.</summary>
    public static void ClearLeftBehind(string directory)
    {
        try
        {
            foreach (string path in Directory.EnumerateFiles(directory, Pattern))
                Clear(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A folder that cannot be listed may still be written to; if it cannot, writing says so.
        }
    }

    private static void Clear(string path)
    {
        try
        {
            new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Somebody writes it, has just renamed or cleared it, or it is another user's.
        }
    }
}
