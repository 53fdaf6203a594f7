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

    private const string Ring = "fill=\"none\" stroke=\"white\" stroke-width=\"1.5\"";

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
    public static string Boxes(string path, (Scene Scene, IReadOnlyList<Detection> Found)[] scenes) =>
        Sheet(
            path,
            scenes,
            Scene.Size,
            scene => scene.Scene.Pixels,
            (svg, scene) =>
            {
                foreach ((Box box, _) in scene.Scene.Objects)
                    svg.Append(Rectangle(box, "white", "stroke-dasharray=\"3 4\""));
                foreach ((Box box, int digit, float score) in scene.Found.Where(found => found.Score >= 0.5f))
                    svg.Append(Rectangle(box, s_colours[digit], "stroke-width=\"2\""))
                        .Append(
                            CultureInfo.InvariantCulture,
                            $"<text x=\"{box.Left * Zoom:F1}\" y=\"{box.Top * Zoom - 3:F1}\" fill=\"{s_colours[digit]}\" stroke=\"black\" "
                                + $"stroke-width=\"3\" paint-order=\"stroke\">{digit} {score:P0}</text>\n"
                        );
            }
        );

    /// <summary>Figures with the joints that were found, joined by limbs; where they are is a white ring.</summary>
    /// <returns>Where the picture is.</returns>
    public static string Joints(string path, (Figure Figure, (float X, float Y)[] Found)[] figures) =>
        Sheet(
            path,
            figures,
            Figure.Size,
            figure => figure.Figure.Pixels,
            (svg, figure) =>
            {
                foreach ((int from, int to, float ink) in Figure.Limbs)
                    svg.Append(
                        CultureInfo.InvariantCulture,
                        $"<line x1=\"{figure.Found[from].X * Zoom:F1}\" y1=\"{figure.Found[from].Y * Zoom:F1}\" "
                            + $"x2=\"{figure.Found[to].X * Zoom:F1}\" y2=\"{figure.Found[to].Y * Zoom:F1}\" stroke-width=\"2\" "
                            + $"stroke=\"{(ink == 1 ? "#3cb44b" : ink == 0.5f ? "#e6194b" : "#4a90ff")}\"/>\n"
                    );
                foreach ((float x, float y) in figure.Figure.Joints)
                    svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{x * Zoom:F1}\" cy=\"{y * Zoom:F1}\" r=\"5\" {Ring}/>\n");
                foreach ((float x, float y) in figure.Found)
                    svg.Append(
                        CultureInfo.InvariantCulture,
                        $"<circle cx=\"{x * Zoom:F1}\" cy=\"{y * Zoom:F1}\" r=\"2.5\" fill=\"#ffe119\"/>\n"
                    );
            }
        );

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

    // Images in rows, with what is drawn over each.
    private static string Sheet<T>(string path, T[] images, int size, Func<T, float[]> pixels, Action<StringBuilder, T> draw)
    {
        int side = size * Zoom,
            rows = (images.Length + Columns - 1) / Columns;
        (int width, int height) = (Columns * (side + Gap) + Gap, rows * (side + Gap) + Gap);
        var svg = new StringBuilder();
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" "
                + $"font-family=\"sans-serif\" font-size=\"14\" font-weight=\"bold\">\n"
                + $"<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n"
        );
        for (int i = 0; i < images.Length; i++)
        {
            (int left, int top) = (Gap + i % Columns * (side + Gap), Gap + i / Columns * (side + Gap));
            svg.Append(CultureInfo.InvariantCulture, $"<g transform=\"translate({left} {top})\">\n{Image(pixels(images[i]), size)}");
            draw(svg, images[i]);
            svg.Append("</g>\n");
        }
        File.WriteAllText(path, svg.Append("</svg>\n").ToString());
        return Path.GetFullPath(path);
    }

    // The ground is black.
    private static float[] Coloured(IEnumerable<int> labels) =>
        [
            .. labels.SelectMany(label =>
                label == 0 ? new float[3] : Convert.FromHexString(s_colours[label - 1].AsSpan(1)).Select(part => part / 255f)
            ),
        ];

    private static string Image(float[] pixels, int size)
    {
        var sheet = new ImageSheet { Margin = 0, Range = (0, 1) };
        sheet.Add(pixels, size, size);
        using var png = new MemoryStream();
        sheet.Save(png);
        return $"<image width=\"{size * Zoom}\" height=\"{size * Zoom}\" image-rendering=\"pixelated\" href=\"data:image/png;base64,"
            + $"{Convert.ToBase64String(png.ToArray())}\"/>\n";
    }

    private static string Rectangle(Box box, string colour, string more) =>
        FormattableString.Invariant(
            $"<rect x=\"{box.Left * Zoom:F1}\" y=\"{box.Top * Zoom:F1}\" width=\"{Math.Max(0, box.Width) * Zoom:F1}\" "
        ) + FormattableString.Invariant($"height=\"{Math.Max(0, box.Height) * Zoom:F1}\" fill=\"none\" stroke=\"{colour}\" {more}/>\n");
}
