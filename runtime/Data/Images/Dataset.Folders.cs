namespace NetGen;

public sealed partial class Dataset
{
    /// <summary>Reads images from a folder that has a folder for each class: class 0 is the first by name, in ordinal order. Images stay
    /// bytes in memory. Files and folders whose names begin with a point are passed over.</summary>
    /// <param name="path">The folder with the classes' folders.</param>
    /// <param name="decode">Decodes one file, such as by a library for PNG and JPEG; called for one after another, in the order of their
    /// names.</param>
    /// <param name="scale">What each byte is multiplied by: 1/255 brings it to 0..1.</param>
    /// <param name="size">Height and width that all images are brought to, by <see cref="DecodedImage.Resize"/>; null: they must have one
    /// size.</param>
    /// <returns>Inputs of the shape [height, width, channels] and labels, and the classes' names.</returns>
    /// <exception cref="InvalidDataException">There is no class, a class has no image, one could not be decoded or has another shape than
    /// the first; the message names the file.</exception>
    public static (Dataset Data, IReadOnlyList<string> ClassNames) FromFolders(
        string path,
        Func<Stream, DecodedImage> decode,
        float scale = 1f / 255,
        (int Height, int Width)? size = null
    )
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(decode);
        CheckScale(scale);
        if (size is { } wanted && (wanted.Height < 1 || wanted.Width < 1))
            throw new ArgumentOutOfRangeException(nameof(size), size, $"Images cannot be {wanted.Height} x {wanted.Width} pixels.");
        DirectoryInfo[] classes =
        [
            .. new DirectoryInfo(path).GetDirectories().Where(IsVisible).OrderBy(d => d.Name, StringComparer.Ordinal),
        ];
        if (classes.Length == 0)
            throw new InvalidDataException($"{path} has no folder, but should have one for each class.");
        var images = new List<DecodedImage>();
        var labels = new List<float>();
        foreach ((int label, DirectoryInfo folder) in classes.Index())
        {
            FileInfo[] files = [.. folder.GetFiles().Where(IsVisible).OrderBy(f => f.Name, StringComparer.Ordinal)];
            if (files.Length == 0)
                throw new InvalidDataException($"{folder.FullName} has no image; each class needs at least one.");
            foreach (FileInfo file in files)
            {
                DecodedImage image = Decoded(file, decode, size);
                DecodedImage first = images.Count == 0 ? image : images[0];
                if ((image.Height, image.Width, image.Channels) != (first.Height, first.Width, first.Channels))
                    throw new InvalidDataException(
                        $"{file.FullName} has the shape {Show.Shape([image.Height, image.Width, image.Channels])}, but the first image has "
                            + $"{Show.Shape([first.Height, first.Width, first.Channels])}. {nameof(size)} brings all to one size; channels "
                            + "are the decoder's to choose."
                    );
                images.Add(image);
                labels.Add(label);
            }
        }
        if (images.Count * images[0].Pixels.LongLength > Array.MaxLength)
            throw new InvalidDataException(
                $"{path}: {images.Count} images of {images[0].Pixels.Length} bytes are more than an array holds; read them through an "
                    + $"{nameof(IDataSource)}, or give a smaller {nameof(size)}."
            );
        var pixels = new byte[images.Count * images[0].Pixels.Length];
        for (int i = 0; i < images.Count; i++)
            images[i].Pixels.CopyTo(pixels, i * images[i].Pixels.Length);
        return (
            new Dataset(pixels, [.. labels], [images[0].Height, images[0].Width, images[0].Channels], [1], scale),
            [.. classes.Select(folder => folder.Name)]
        );
    }

    private static DecodedImage Decoded(FileInfo file, Func<Stream, DecodedImage> decode, (int Height, int Width)? size)
    {
        try
        {
            using FileStream stream = file.OpenRead();
            DecodedImage image = decode(stream) ?? throw new InvalidDataException("The decoder returned null.");
            return size is { } wanted ? image.Resize(wanted.Height, wanted.Width) : image;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new InvalidDataException($"{file.FullName} could not be decoded: {e.Message}", e);
        }
    }

    private static bool IsVisible(FileSystemInfo entry) => !entry.Name.StartsWith('.');
}
