using NetGen;

namespace DigitsGan;

/// <summary>Writes a sheet an epoch: a hundred images, made of the same noise each time. Says every few epochs how the players
/// stand.</summary>
internal sealed class Sheets(string folder, int every) : Callback
{
    public override void OnTrainBegin(TrainingContext context) =>
        Console.WriteLine("epoch   loss: discriminator  generator   right: real  generated   coverage");

    public override void OnEpochEnd(TrainingContext context)
    {
        if (context is not GanContext gan)
            return;
        var made = new float[100 * gan.SampleLength];
        gan.Generate(seed: 1, made);
        Directory.CreateDirectory(folder);
        string file = Path.Combine(folder, $"{context.Epoch + 1:D3}.png");
        Save(file, made);
        IReadOnlyDictionary<string, double> logs = context.Logs;
        if ((context.Epoch + 1) % every == 0)
            Console.WriteLine(
                $"{context.Epoch + 1, 5}   {logs["d_loss"], 19:F3}  {logs["g_loss"], 9:F3}   {logs["real_accuracy"], 11:P0}  "
                    + $"{logs["fake_accuracy"], 9:P0}   {logs["coverage"], 8:P0}   {file}"
            );
    }

    /// <summary>Writes images of 8 x 8 pixels to a picture, ten in a row.</summary>
    /// <returns>Where it is.</returns>
    public static string Save(string path, float[] images, IReadOnlyList<string>? rows = null)
    {
        var sheet = new ImageSheet
        {
            Columns = 10,
            RowLabels = rows ?? [.. Enumerable.Range(0, images.Length / 640).Select(row => $"{row * 10 + 1}-{row * 10 + 10}")],
            Zoom = 4,
            Margin = 4,
            Range = (-1, 1),
        };
        foreach (float[] image in images.Chunk(64))
            sheet.Add(image, 8, 8);
        sheet.Save(path);
        return Path.GetFullPath(path);
    }
}
