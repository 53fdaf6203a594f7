using NetGen;

namespace ImageToImage;

/// <summary>Images of clothes and the conditions that they are made of. Pixels lie between -1 and 1, where tanh does.</summary>
internal static class Clothes
{
    /// <summary>Words of captions: eight colours, ten kinds, and the two places that a vocabulary keeps.</summary>
    public const int Words = 20;

    /// <summary>Values of a grey image.</summary>
    public const int Pixels = 28 * 28;

    /// <summary>In the order of Fashion-MNIST's labels.</summary>
    public static readonly string[] Kinds = ["tee", "trousers", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "boot"];

    /// <summary>The largest part of each is 1, so that the largest part of a dyed pixel is the grey that it was dyed from.</summary>
    public static readonly (string Name, float[] Parts)[] Colours =
    [
        ("red", [1, 0.1f, 0.1f]),
        ("orange", [1, 0.55f, 0.05f]),
        ("yellow", [1, 0.95f, 0.15f]),
        ("green", [0.15f, 1, 0.3f]),
        ("blue", [0.15f, 0.35f, 1]),
        ("purple", [0.65f, 0.2f, 1]),
        ("pink", [1, 0.5f, 0.75f]),
        ("white", [1, 1, 1]),
    ];

    /// <summary>An image from 0 to 1 and its kind.</summary>
    public static (float[] Image, int Kind) Read(Dataset clothes, int i)
    {
        float[] image = new float[Pixels],
            kind = new float[1];
        clothes.CopyInputTo(i, image);
        clothes.CopyTargetTo(i, kind);
        return (image, (int)kind[0]);
    }

    /// <summary>Edges and the images that have them.</summary>
    public static Dataset WithEdges(Dataset clothes) =>
        Pairs(clothes, channels: 1, (image, _) => (Edges(image), [.. image.Select(x => 2 * x - 1)]));

    /// <summary>Grey images, and the same in the colour of their kind.</summary>
    public static Dataset WithColours(Dataset clothes) =>
        Pairs(clothes, channels: 3, (image, kind) => ([.. image.Select(x => 2 * x - 1)], Dye(image, ColourOf(kind))));

    /// <summary>Coloured images, and captions such as "red dress" as two numbers of words. Each is dyed at random, but never in the one
    /// colour that its kind is <see cref="Withheld"/>.</summary>
    public static Dataset WithCaptions(Dataset clothes, Tokenizer words, Random random)
    {
        float[] images = new float[clothes.Count * 3 * Pixels],
            captions = new float[clothes.Count * 2];
        for (int i = 0; i < clothes.Count; i++)
        {
            (float[] image, int kind) = Read(clothes, i);
            int colour = random.Next(Colours.Length - 1);
            if (colour >= Withheld(kind))
                colour++;
            Dye(image, colour).CopyTo(images, i * 3 * Pixels);
            Encode(words, colour, kind).CopyTo(captions, i * 2);
        }
        return new Dataset(images, captions, [28, 28, 3], [2]);
    }

    /// <summary>The colour in which no garment of a kind is ever shown.</summary>
    public static int Withheld(int kind) => kind * 3 % Colours.Length;

    /// <summary>The colour of a kind where kinds have colours; bag and boot share one with tee and trousers.</summary>
    public static int ColourOf(int kind) => kind % Colours.Length;

    /// <summary>A caption as the networks read it.</summary>
    public static float[] Encode(Tokenizer words, int colour, int kind) =>
        [.. words.Encode(Caption(colour, kind)).Select(word => (float)word)];

    /// <summary>A caption.</summary>
    public static string Caption(int colour, int kind) => $"{Colours[colour].Name} {Kinds[kind]}";

    /// <summary>A vocabulary of all captions.</summary>
    public static Tokenizer Vocabulary() =>
        new Tokenizer().Fit(Enumerable.Range(0, 80).Select(i => Caption(i % Colours.Length, i / Colours.Length)));

    /// <summary>An image from 0 to 1 in a colour, from -1 to 1.</summary>
    public static float[] Dye(float[] image, int colour) =>
        [.. image.SelectMany(x => Colours[colour].Parts.Select(part => 2 * x * part - 1))];

    /// <summary>Where brightness changes by more than a threshold: 1, and -1 elsewhere. The change is the length of Sobel's gradient, whose
    /// two parts are differences of pixels two apart, each smoothed by 1, 2, 1 the other way.</summary>
    public static float[] Edges(float[] image)
    {
        const float Threshold = 1.2f;
        float At(int row, int column) => row is < 0 or > 27 || column is < 0 or > 27 ? 0 : image[row * 28 + column];
        var edges = new float[Pixels];
        for (int row = 0; row < 28; row++)
        for (int column = 0; column < 28; column++)
        {
            float across = 0,
                down = 0;
            for (int k = -1; k <= 1; k++)
            {
                int weight = 2 - Math.Abs(k);
                across += weight * (At(row + k, column + 1) - At(row + k, column - 1));
                down += weight * (At(row + 1, column + k) - At(row - 1, column + k));
            }
            edges[row * 28 + column] = MathF.Sqrt(across * across + down * down) > Threshold ? 1 : -1;
        }
        return edges;
    }

    private static Dataset Pairs(Dataset clothes, int channels, Func<float[], int, (float[] Condition, float[] Image)> pair)
    {
        float[] conditions = new float[clothes.Count * Pixels],
            images = new float[clothes.Count * channels * Pixels];
        for (int i = 0; i < clothes.Count; i++)
        {
            (float[] image, int kind) = Read(clothes, i);
            (float[] condition, float[] target) = pair(image, kind);
            condition.CopyTo(conditions, i * Pixels);
            target.CopyTo(images, i * target.Length);
        }
        return new Dataset(conditions, images, [28, 28, 1], [28, 28, channels]);
    }
}
