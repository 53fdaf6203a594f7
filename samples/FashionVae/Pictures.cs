using NetGen;

namespace FashionVae;

/// <summary>What a latent plane looks like.</summary>
internal static class Pictures
{
    private static readonly string[] s_names =
    [
        "T-shirt",
        "trousers",
        "pullover",
        "dress",
        "coat",
        "sandal",
        "shirt",
        "sneaker",
        "bag",
        "boot",
    ];

    /// <summary>The decoder's image of every point of a grid; equal shares of all latent points lie between neighbours.</summary>
    public static void Map(Decoder decoder)
    {
        const int Size = 20;
        var sheet = new ImageSheet
        {
            Columns = Size,
            RowLabels = [.. Enumerable.Range(0, Size).Select(row => Whole(Size - 1 - row))],
            ColumnLabels = [.. Enumerable.Range(0, Size).Select(Whole)],
            Margin = 0,
            Range = (0, 1),
        };
        for (int row = 0; row < Size; row++)
        for (int column = 0; column < Size; column++)
            sheet.Add(Decode(decoder, [Quantile(column), Quantile(Size - 1 - row)]), 28, 28);
        Save(sheet, "Map of the latent plane", "latent-map.png");

        static float Quantile(int i) => (float)NormalDistribution.Quantile((i + 0.5) / Size);

        // The latent value, where it is about a whole number.
        static string Whole(int i) =>
            i == Size / 2 || (i != Size / 2 - 1 && Math.Abs(Quantile(i) - MathF.Round(Quantile(i))) < 0.08f)
                ? $"{MathF.Round(Quantile(i))}"
                : "";
    }

    /// <summary>Where the encoder sees the test images: their kinds lie apart, though it has never been told of any.</summary>
    public static void Plane(Encoder encoder, Dataset test)
    {
        var points = new List<(double, double)>[s_names.Length];
        for (int i = 0; i < points.Length; i++)
            points[i] = [];
        float[] label = new float[1];
        for (int i = 0; i < Math.Min(test.Count, 4_000); i++)
        {
            test.CopyTargetTo(i, label);
            float[] code = Encode(encoder, Image(test, i));
            points[(int)label[0]].Add((code[0], code[1]));
        }
        ScatterChart.Save(
            "latent-plane.svg",
            "Test images in the latent plane",
            "first latent value",
            "second latent value",
            [.. s_names.Zip(points, (name, of) => (name, of.ToArray()))]
        );
        Console.WriteLine($"Test images in the latent plane: {Path.GetFullPath("latent-plane.svg")}");
    }

    /// <summary>Clothing that nobody has made: images at random points.</summary>
    public static void Samples(Decoder decoder)
    {
        var sheet = new ImageSheet
        {
            Columns = 10,
            RowLabels = ["1-10", "11-20", "21-30", "31-40", "41-50"],
            Zoom = 2,
            Margin = 4,
            Range = (0, 1),
        };
        float[] points = new float[50 * 2];
        NormalDistribution.Fill(points, seed: 3);
        foreach (float[] point in points.Chunk(2))
            sheet.Add(Decode(decoder, point), 28, 28);
        Save(sheet, "Random samples", "samples.png");
    }

    /// <summary>Between two test images, which stand at the ends, and what the decoder makes of the way from one to the other.</summary>
    public static void Interpolation(Vae vae, Dataset test)
    {
        var sheet = new ImageSheet
        {
            Columns = 11,
            ColumnLabels = ["from", "0", "1/8", "1/4", "3/8", "1/2", "5/8", "3/4", "7/8", "1", "to"],
            Zoom = 2,
            Margin = 4,
            Range = (0, 1),
        };
        foreach ((int first, int second) in new[] { (0, 1), (2, 4), (8, 18), (19, 13), (6, 28) })
        {
            float[] from = Image(test, first),
                to = Image(test, second),
                start = Encode(vae.Encoder, from),
                end = Encode(vae.Encoder, to);
            sheet.Add(from, 28, 28);
            for (int i = 0; i <= 8; i++)
                sheet.Add(Decode(vae.Decoder, [float.Lerp(start[0], end[0], i / 8f), float.Lerp(start[1], end[1], i / 8f)]), 28, 28);
            sheet.Add(to, 28, 28);
        }
        Save(sheet, "From one image to another", "interpolation.png");
    }

    // Means, then log variances.
    private static float[] Encode(Encoder encoder, float[] image)
    {
        float[] code = new float[Encoder.OutputLength];
        encoder.Predict(image, code);
        return code;
    }

    private static float[] Decode(Decoder decoder, ReadOnlySpan<float> point)
    {
        float[] image = new float[Decoder.OutputLength];
        decoder.Predict(point, image);
        return image;
    }

    private static float[] Image(Dataset images, int number)
    {
        float[] image = new float[Vae.InputLength];
        images.CopyInputTo(number, image);
        return image;
    }

    private static void Save(ImageSheet sheet, string title, string file)
    {
        sheet.Save(file);
        Console.WriteLine($"{title}: {Path.GetFullPath(file)}");
    }
}
