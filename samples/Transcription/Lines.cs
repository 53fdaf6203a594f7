using NetGen;

namespace Transcription;

/// <summary>Lines of three to six handwritten digits, nobody says where.</summary>
internal static class Lines
{
    /// <summary>Columns of a line, and pixels of a column.</summary>
    public const int Width = 64,
        Height = 8;

    /// <summary>Lines of digits drawn from a data set; a target is the digits, each plus 1, and 0 behind them.</summary>
    public static Dataset Of(Dataset digits, int count, int seed)
    {
        var random = new Random(seed);
        float[] inputs = new float[count * Width * Height],
            targets = new float[count * Width],
            image = new float[Height * Height],
            digit = new float[1];
        for (int line = 0; line < count; line++)
        {
            int length = 3 + random.Next(4),
                at = random.Next(4);
            for (int k = 0; k < length; k++)
            {
                int chosen = random.Next(digits.Count);
                digits.CopyInputTo(chosen, image);
                digits.CopyTargetTo(chosen, digit);
                Draw(image, inputs.AsSpan((line * Width + at) * Height));
                targets[line * Width + k] = digit[0] + 1;
                // The next one may touch this one, or stand apart.
                at += Height + random.Next(-1, Math.Max(0, (Width - at - Height * (length - k)) / (length - k)) + 1);
            }
            for (int i = 0; i < Width * Height; i++)
                inputs[line * Width * Height + i] += 0.1f * (random.NextSingle() - 0.5f);
        }
        return new Dataset(inputs, targets, [Width, Height], [Width]);
    }

    /// <summary>What a target says.</summary>
    public static int[] Digits(ReadOnlySpan<float> target) =>
        [.. target.ToArray().TakeWhile(label => label > 0).Select(label => (int)label - 1)];

    // A column of a line is a step of the sequence; ink adds up where digits touch.
    private static void Draw(float[] image, Span<float> line)
    {
        for (int x = 0; x < Height; x++)
        for (int y = 0; y < Height; y++)
            if (x * Height + y < line.Length)
                line[x * Height + y] = Math.Min(1, line[x * Height + y] + image[y * Height + x]);
    }
}
