using NetGen;

namespace DigitsGan;

/// <summary>Shows every few epochs how the players stand, and a hundred images made of the same noise each time.</summary>
internal sealed class Sheets(string name, int every) : Callback
{
    public override void OnTrainBegin(TrainingContext context) => Console.WriteLine("epoch   loss: discriminator  generator   right: real  generated   coverage");

    public override void OnEpochEnd(TrainingContext context)
    {
        if (context is not GanContext gan || (context.Epoch + 1) % every != 0) return;
        IReadOnlyDictionary<string, double> logs = context.Logs;
        var made = new float[100 * gan.SampleLength];
        gan.Generate(seed: 1, made);
        string file = Path.GetFileName(Save($"{name}-{context.Epoch + 1:D3}.png", made));
        Console.WriteLine($"{context.Epoch + 1,5}   {logs["d_loss"],19:F3}  {logs["g_loss"],9:F3}   {logs["real_accuracy"],11:P0}  {logs["fake_accuracy"],9:P0}   {logs["coverage"],8:P0}   {file}");
    }

    /// <summary>Writes images of 8 x 8 pixels to a picture, ten in a row.</summary>
    /// <returns>Where it is.</returns>
    public static string Save(string path, float[] images)
    {
        var sheet = new ImageSheet { Columns = 10, Zoom = 4, Margin = 4, Range = (-1, 1) };
        foreach (float[] image in images.Chunk(64)) sheet.Add(image, 8, 8);
        sheet.Save(path);
        return Path.GetFullPath(path);
    }
}
