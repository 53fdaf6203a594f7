using System.Runtime.CompilerServices;

namespace NetGen.Generator.Tests;

/// <summary>Where the sources are that the tests read.</summary>
internal static class Repository
{
    /// <summary>The repository's folder.</summary>
    public static string Root { get; } = Folder();

    /// <summary>A file of the repository.</summary>
    public static string Path(string path) => System.IO.Path.Combine(Root, path);

    private static string Folder([CallerFilePath] string here = "") =>
        System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(here)!, "..", ".."));
}
