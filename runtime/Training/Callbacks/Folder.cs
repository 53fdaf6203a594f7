namespace NetGen;

/// <summary>Folders that callbacks write to.</summary>
internal static class Folder
{
    /// <summary>Throws before the first step where a file could not be written after the last.</summary>
    /// <exception cref="DirectoryNotFoundException">The folder of the file does not exist.</exception>
    public static void Require(string path)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? "";
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException(
                $"The folder '{folder}' does not exist; make it before training, so that '{path}' can be saved."
            );
    }
}
