using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator;

namespace NetGen.Layers.Tests.Harness;

/// <summary>Assemblies of networks that the same compilers made in an earlier run, beside the test's own: the suite runs once for each
/// width of vectors, and the compilers' part, a third of its time, is the same for all of them. A file's name is the hash of the source;
/// its folder's is that of the compilers and the libraries.</summary>
internal static class ImageCache
{
    private static readonly string s_folder = Folder();

    /// <summary>The assembly that was made of the source without a message; null if none was.</summary>
    public static byte[]? Find(string source) => File.Exists(At(source)) ? File.ReadAllBytes(At(source)) : null;

    public static void Keep(string source, byte[] image)
    {
        // Whole under its name or not at all: another run may read it.
        string unfinished = Path.Combine(s_folder, Path.GetRandomFileName());
        File.WriteAllBytes(unfinished, image);
        File.Move(unfinished, At(source), overwrite: true);
    }

    private static string At(string source) => Path.Combine(s_folder, Hash(source) + ".dll");

    private static string Folder()
    {
        string all = Path.Combine(AppContext.BaseDirectory, "networks"),
            own = Path.Combine(
                all,
                Hash(
                    string.Join(
                        ' ',
                        new[] { typeof(NetworkGenerator), typeof(CSharpCompilation), typeof(NetworkAttribute), typeof(object) }.Select(
                            type => type.Module.ModuleVersionId
                        )
                    )
                )
            );
        Directory.CreateDirectory(own);
        foreach (string old in Directory.GetDirectories(all).Where(folder => folder != own))
            Directory.Delete(old, recursive: true);
        return own;
    }

    private static string Hash(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
}
