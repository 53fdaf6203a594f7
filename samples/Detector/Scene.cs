using NetGen;

namespace Detector;

/// <summary>Two to four handwritten digits of 12 to 20 pixels, anywhere on a square, on weak noise.</summary>
/// <param name="Pixels">From 0 to 1.</param>
/// <param name="Objects">The digits, each in the smallest box around its ink.</param>
/// <param name="Labels">The digit plus 1 of each pixel; 0 where there is none.</param>
internal sealed record Scene(float[] Pixels, IReadOnlyList<LabelledBox> Objects, float[] Labels)
{
    /// <summary>Height and width.</summary>
    public const int Size = 48;

    private const float Ink = 0.25f;

    /// <summary>Scenes of the digits in a set.</summary>
    public static Scene[] Draw(Dataset digits, int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => One(digits, random))];
    }

    /// <summary>Scenes as inputs, with one label for each pixel.</summary>
    public static Dataset WithLabels(Scene[] scenes) =>
        new([.. scenes.SelectMany(scene => scene.Pixels)], [.. scenes.SelectMany(scene => scene.Labels)], [Size, Size, 1], [Size, Size, 1]);

    private static Scene One(Dataset digits, Random random)
    {
        var scene = new Scene(new float[Size * Size], new List<LabelledBox>(), new float[Size * Size]);
        foreach (ref float pixel in scene.Pixels.AsSpan())
            pixel = 0.15f * random.NextSingle();
        var middles = new List<(int X, int Y)>();
        int wanted = random.Next(2, 5);
        // Twelve pixels at least from one middle to the next, so that no cell has two.
        for (int attempt = 0; attempt < 100 && middles.Count < wanted; attempt++)
        {
            int size = random.Next(12, 21),
                left = random.Next(Size - size + 1),
                top = random.Next(Size - size + 1);
            (int X, int Y) middle = (left + size / 2, top + size / 2);
            if (middles.Exists(other => Math.Max(Math.Abs(other.X - middle.X), Math.Abs(other.Y - middle.Y)) < 12))
                continue;
            middles.Add(middle);
            scene.Put(digits, random.Next(digits.Count), left, top, size);
        }
        return scene;
    }

    // Puts a digit on top of what is there.
    private void Put(Dataset digits, int number, int left, int top, int size)
    {
        float[] digit = new float[64],
            label = new float[1];
        digits.CopyInputTo(number, digit);
        digits.CopyTargetTo(number, label);
        (int right, int bottom, int first, int upper) = (-1, -1, Size, Size);
        for (int y = top; y < top + size; y++)
        for (int x = left; x < left + size; x++)
        {
            float ink = At(digit, (y - top + 0.5f) * 8 / size - 0.5f, (x - left + 0.5f) * 8 / size - 0.5f);
            int place = y * Size + x;
            Pixels[place] = Math.Max(Pixels[place], ink);
            if (ink < Ink)
                continue;
            Labels[place] = label[0] + 1;
            (first, right, upper, bottom) = (Math.Min(first, x), Math.Max(right, x), Math.Min(upper, y), Math.Max(bottom, y));
        }
        ((List<LabelledBox>)Objects).Add(new(new(first, upper, right + 1, bottom + 1), (int)label[0]));
    }

    // Between the pixels of an image of 8 x 8.
    private static float At(float[] digit, float y, float x)
    {
        (y, x) = (Math.Clamp(y, 0, 7), Math.Clamp(x, 0, 7));
        (int row, int column) = (Math.Min((int)y, 6), Math.Min((int)x, 6));
        float upper = digit[row * 8 + column] * (column + 1 - x) + digit[row * 8 + column + 1] * (x - column),
            lower = digit[row * 8 + 8 + column] * (column + 1 - x) + digit[row * 8 + 9 + column] * (x - column);
        return upper * (row + 1 - y) + lower * (y - row);
    }
}
