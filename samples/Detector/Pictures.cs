using System.Globalization;
using System.Text;
using NetGen;

namespace Detector;

/// <summary>What was found, drawn.</summary>
internal static class Pictures
{
    private const int Zoom = 4,
        Columns = 4,
        Gap = 24;

    private static readonly string[] s_colours =
    [
        "#e6194b",
        "#3cb44b",
        "#ffe119",
        "#4a90ff",
        "#f58231",
        "#b04ad0",
        "#46f0f0",
        "#f032e6",
        "#bcf60c",
        "#ff9a9a",
    ];

    /// <summary>Scenes with what was found at least as likely as not; true boxes are dashed.</summary>
    /// <returns>Where the picture is.</returns>
    public static string Boxes(string path, (Scene Scene, IReadOnlyList<Detection> Found)[] scenes)
    {
        int side = Scene.Size * Zoom,
            rows = (scenes.Length + Columns - 1) / Columns;
        (int width, int height) = (Columns * (side + Gap) + Gap, rows * (side + Gap) + Gap);
        var svg = new StringBuilder();
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" "
                + $"font-family=\"sans-serif\" font-size=\"14\" font-weight=\"bold\">\n"
                + $"<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n"
        );
        for (int i = 0; i < scenes.Length; i++)
        {
            (int left, int top) = (Gap + i % Columns * (side + Gap), Gap + i / Columns * (side + Gap));
            svg.Append(CultureInfo.InvariantCulture, $"<g transform=\"translate({left} {top})\">\n{Image(scenes[i].Scene, side)}");
            foreach ((Box box, _) in scenes[i].Scene.Objects)
                svg.Append(Rectangle(box, "white", "stroke-dasharray=\"3 4\""));
            foreach ((Box box, int digit, float score) in scenes[i].Found.Where(found => found.Score >= 0.5f))
                svg.Append(Rectangle(box, s_colours[digit], "stroke-width=\"2\""))
                    .Append(
                        CultureInfo.InvariantCulture,
                        $"<text x=\"{box.Left * Zoom:F1}\" y=\"{box.Top * Zoom - 3:F1}\" fill=\"{s_colours[digit]}\" stroke=\"black\" "
                            + $"stroke-width=\"3\" paint-order=\"stroke\">{digit} {score:P0}</text>\n"
                    );
            svg.Append("</g>\n");
        }
        File.WriteAllText(path, svg.Append("</svg>\n").ToString());
        return Path.GetFullPath(path);
    }

    /// <summary>Three rows: scenes, the digit of each pixel as it was found, and as it is, in colours.</summary>
    /// <returns>Where the picture is.</returns>
    public static string Pixels(string path, SegmentationNet net, Scene[] scenes)
    {
        var sheet = new ImageSheet
        {
            Columns = scenes.Length,
            RowLabels = ["scene", "found", "real"],
            Zoom = 2,
            Margin = 4,
            Range = (0, 1),
        };
        foreach (Scene scene in scenes)
            sheet.Add(scene.Pixels, Scene.Size, Scene.Size);
        var output = new float[SegmentationNet.OutputLength];
        foreach (Scene scene in scenes)
        {
            net.Predict(scene.Pixels, output);
            sheet.Add(Coloured(output.Chunk(11).Select(classes => Array.IndexOf(classes, classes.Max()))), Scene.Size, Scene.Size, 3);
        }
        foreach (Scene scene in scenes)
            sheet.Add(Coloured(scene.Labels.Select(label => (int)label)), Scene.Size, Scene.Size, 3);
        sheet.Save(path);
        return Path.GetFullPath(path);
    }

    // The ground is black.
    private static float[] Coloured(IEnumerable<int> labels) =>
        [
            .. labels.SelectMany(label =>
                label == 0 ? new float[3] : Convert.FromHexString(s_colours[label - 1].AsSpan(1)).Select(part => part / 255f)
            ),
        ];

    private static string Image(Scene scene, int side)
    {
        var sheet = new ImageSheet { Margin = 0, Range = (0, 1) };
        sheet.Add(scene.Pixels, Scene.Size, Scene.Size);
        using var png = new MemoryStream();
        sheet.Save(png);
        return $"<image width=\"{side}\" height=\"{side}\" image-rendering=\"pixelated\" href=\"data:image/png;base64,"
            + $"{Convert.ToBase64String(png.ToArray())}\"/>\n";
    }

    private static string Rectangle(Box box, string colour, string more) =>
        FormattableString.Invariant(
            $"<rect x=\"{box.Left * Zoom:F1}\" y=\"{box.Top * Zoom:F1}\" width=\"{Math.Max(0, box.Width) * Zoom:F1}\" "
        ) + FormattableString.Invariant($"height=\"{Math.Max(0, box.Height) * Zoom:F1}\" fill=\"none\" stroke=\"{colour}\" {more}/>\n");
}
