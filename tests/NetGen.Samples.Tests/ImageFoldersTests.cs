namespace NetGen.Samples.Tests;

/// <summary>PNG and JPEG files in a folder for each class.</summary>
public class ImageFoldersTests
{
    // With seeds 1 to 8 97.5 to 99.2 % of the quick run's test images are right, and 98.3 to 99.7 % of the whole run's.
    [Fact]
    public void DigitsAsFiles()
    {
        using var sample = new Sample("ImageFolders", "--quick");
        sample.Succeeded(
            @"^600 images in .*digits-images of the classes 0, 1, 2, 3, 4, 5, 6, 7, 8, 9$",
            @"^Epoch 10/10 - .* - loss: \d",
            @"^digits-images.9.0009\.png is taken for \d\.$"
        );
        Assert.InRange(sample.Number(@"Test accuracy: ([\d.]+) % of 120 images"), 95, 100);
        Assert.Equal(600, sample.Files.Length);
        Assert.Equal((8, 8), sample.SizeOfPicture(Path.Combine("digits-images", "9", "0009.png")));
    }

    // JPEGs of 8 x 8 grey pixels and a PNG of 20 x 30 in colour.
    [Fact]
    public void AFolderOfOnesOwn()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("netgen-");
        foreach ((string name, byte[] jpeg) in new[] { ("black", Jpeg(0x3F)), ("white", Jpeg(0x40)) })
        {
            folder.CreateSubdirectory(name);
            for (int i = 0; i < 100; i++)
                File.WriteAllBytes(Path.Combine(folder.FullName, name, $"{i}.jpg"), jpeg);
            var png = new ImageSheet { Margin = 0, Range = (0, 1) };
            png.Add([.. Enumerable.Repeat(name == "white" ? 1f : 0f, 20 * 30 * 3)], 20, 30, 3);
            png.Save(Path.Combine(folder.FullName, name, "0.png"));
        }
        using var sample = new Sample("ImageFolders", folder.FullName, "--quick");
        folder.Delete(recursive: true);
        sample.Succeeded(@"^202 images in .* of the classes black, white$", @"^.*white.0\.jpg is taken for white\.$");
        Assert.Equal(100, sample.Number(@"Test accuracy: ([\d.]+) %"));
        Assert.Empty(sample.Files);
    }

    [Fact]
    public void NoFolder()
    {
        using var sample = new Sample("ImageFolders", "nowhere");
        Assert.Equal((1, ""), (sample.ExitCode, sample.Error));
        Assert.StartsWith("There is no folder 'nowhere'", sample.Output, StringComparison.Ordinal);
        Assert.Empty(sample.Files);
    }

    /// <summary>8 x 8 pixels of one grey, which the first byte behind the header decides: 3F for black, 40 for white.</summary>
    private static byte[] Jpeg(byte grey) =>
        [
            .. Convert.FromBase64String(
                "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/"
                    + "wAALCAAIAAgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAB//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8A"
            ),
            grey,
            0x7F,
            0xFF,
            0xD9,
        ];
}
