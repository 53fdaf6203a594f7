using NetGen;

namespace ImageToImage;

/// <summary>Reads the kind of a grey image from 0 to 1.</summary>
[Network]
[Input(28, 28, 1)]
[Conv2D(16, 3, Activation.ReLU)]
[MaxPooling2D(2)]
[Conv2D(32, 3, Activation.ReLU)]
[MaxPooling2D(2)]
[Flatten]
[Dense(64, Activation.ReLU)]
[Dropout(0.3)]
[Dense(10, Activation.Softmax)]
public sealed partial class Classifier;

/// <summary>Reads what was made: the kind by a network that learned from real images, the colour by the nearest one.</summary>
internal sealed class Judge
{
    private readonly Classifier _classifier = new(seed: 9);

    public Judge(Dataset clothes, bool quick) =>
        _classifier.Fit(
            clothes,
            new FitOptions
            {
                Epochs = quick ? 1 : 3,
                BatchSize = 64,
                Optimizer = new Adam(2e-3f),
                Loss = Loss.SparseCategoricalCrossentropy,
                Seed = 1,
                MaxDegreeOfParallelism = Environment.ProcessorCount,
            }
        );

    /// <summary>The kind of an image from -1 to 1, grey or coloured.</summary>
    public int KindOf(ReadOnlySpan<float> image) => _classifier.PredictClass(Grey(image));

    /// <summary>The colour whose parts are in the proportion that is nearest to the image's.</summary>
    public static int ColourOf(ReadOnlySpan<float> image)
    {
        double[] sums = new double[3];
        for (int i = 0; i < image.Length; i++)
            sums[i % 3] += (image[i] + 1) / 2;
        double largest = Math.Max(sums.Max(), 1e-6);
        return Enumerable
            .Range(0, Clothes.Colours.Length)
            .MinBy(colour => Clothes.Colours[colour].Parts.Zip(sums, (part, sum) => Math.Pow(part - sum / largest, 2)).Sum());
    }

    private static float[] Grey(ReadOnlySpan<float> image)
    {
        int channels = image.Length / Clothes.Pixels;
        var grey = new float[Clothes.Pixels];
        for (int i = 0; i < grey.Length; i++)
        {
            float largest = -1;
            foreach (float part in image.Slice(i * channels, channels))
                largest = Math.Max(largest, part);
            grey[i] = (largest + 1) / 2;
        }
        return grey;
    }
}
