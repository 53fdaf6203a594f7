using System.IO.Compression;

namespace NetGen.Formats;

/// <summary>NumPy's .npz: a zip archive of .npy arrays.</summary>
internal static class Npz
{
    /// <summary>The named arrays.</summary>
    public static DataTensor[] Read(Stream stream, string source, params ReadOnlySpan<string> names)
    {
        ArgumentNullException.ThrowIfNull(stream);
        try
        {
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            var tensors = new DataTensor[names.Length];
            for (int i = 0; i < tensors.Length; i++)
            {
                ZipArchiveEntry entry =
                    archive.GetEntry(names[i] + ".npy")
                    ?? throw new InvalidDataException(
                        $"{source} has no array {Show.Text(names[i])}; it has "
                            + $"{Show.Text(string.Join(", ", archive.Entries.Select(entry => entry.FullName)))}."
                    );
                using Stream values = entry.Open();
                tensors[i] = Npy.Read(values, $"{source}, array '{names[i]}'");
            }
            return tensors;
        }
        catch (Exception e) when (e is IOException or InvalidDataException && !e.Message.StartsWith(source, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"{source}: the zip archive is damaged. {e.Message}", e);
        }
    }
}
