using System.Globalization;
using NetGen;

namespace ImageFolders;

/// <summary>Handwritten digits as files, so that there is something to read.</summary>
internal static class DigitImages
{
    /// <summary>Writes FOLDER/DIGIT/NUMBER.png for each of the first images, of which there are 1,797.</summary>
    public static void Write(string folder, int count)
    {
        // 8 x 8 pixels from 0 to 16, then the digit.
        Dataset digits = Dataset.FromCsv(Path.Combine(AppContext.BaseDirectory, "data", "digits.csv.gz")).Take(count);
        float[] pixels = new float[64],
            digit = new float[1];
        for (int i = 0; i < digits.Count; i++)
        {
            digits.CopyInputTo(i, pixels);
            digits.CopyTargetTo(i, digit);
            var image = new ImageSheet { Margin = 0, Range = (0, 16) };
            image.Add(pixels, 8, 8);
            string name = digit[0].ToString(CultureInfo.InvariantCulture);
            DirectoryInfo of = Directory.CreateDirectory(Path.Combine(folder, name));
            using FileStream file = File.Create(Path.Combine(of.FullName, $"{i:D4}.png"));
            image.Save(file);
        }
    }
}
