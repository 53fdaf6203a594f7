using NetGen;

namespace ImageToImage;

/// <summary>What was made, with words.</summary>
internal static class Sheets
{
    private const int Count = 14;

    /// <summary>Three rows: what was given, what was made of it, and what is real.</summary>
    public static void Pairs(string path, Dataset unseen, float[] made, string condition)
    {
        int channels = unseen.TargetShape[^1];
        var sheet = new ImageSheet
        {
            Columns = Count,
            RowLabels = [condition, "generated", "real"],
            Zoom = 2,
            Margin = 4,
            Range = (-1, 1),
        };
        float[] given = new float[unseen.InputLength],
            real = new float[unseen.TargetLength];
        for (int i = 0; i < Count; i++)
        {
            unseen.CopyInputTo(i, given);
            sheet.Add(given, 28, 28);
        }
        for (int i = 0; i < Count; i++)
            sheet.Add(made.AsSpan(i * real.Length, real.Length), 28, 28, channels);
        for (int i = 0; i < Count; i++)
        {
            unseen.CopyTargetTo(i, real);
            sheet.Add(real, 28, 28, channels);
        }
        Save(sheet, path);
    }

    /// <summary>A row for each caption; a star is before those that training never showed.</summary>
    public static void Captions(string path, (int Colour, int Kind)[] rows, float[] made)
    {
        var sheet = new ImageSheet
        {
            Columns = made.Length / 3 / Clothes.Pixels / rows.Length,
            RowLabels =
            [
                .. rows.Select(row => (row.Colour == Clothes.Withheld(row.Kind) ? "* " : "") + Clothes.Caption(row.Colour, row.Kind)),
            ],
            Zoom = 2,
            Margin = 4,
            Range = (-1, 1),
        };
        foreach (float[] image in made.Chunk(3 * Clothes.Pixels))
            sheet.Add(image, 28, 28, channels: 3);
        Save(sheet, path);
    }

    private static void Save(ImageSheet sheet, string path)
    {
        sheet.Save(path);
        Console.WriteLine($"  {Path.GetFullPath(path)}");
    }
}
