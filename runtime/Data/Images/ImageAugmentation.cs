namespace NetGen;

/// <summary>How <see cref="DataAugmentation.Augment"/> changes training images. What happens to an image depends on seed, epoch and the
/// sample's number alone: not on the order of samples, the batch size or the number of threads.</summary>
public sealed class ImageAugmentation
{
    /// <summary>The most pixels by which an image moves up or down and, independently, left or right; zeros enter. All whole distances are
    /// equally likely.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int Shift
    {
        get;
        init => field = NotNegative(value, nameof(Shift));
    }

    /// <summary>Whether an image becomes its mirror image, left and right exchanged, with probability 1/2.</summary>
    public bool HorizontalFlip { get; init; }

    /// <summary>Whether an image is turned upside down as well, with probability 1/2.</summary>
    public bool VerticalFlip { get; init; }

    /// <summary>The most degrees by which an image is turned about its middle, either way; uniform. Between pixels it is interpolated, and
    /// zeros enter at the corners.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 0 to 180.</exception>
    public float Rotation
    {
        get;
        init => field = From0To(180, value, nameof(Rotation));
    }

    /// <summary>By how much an image grows or shrinks about its middle: a factor from 1 - this to 1 + this; uniform. Where it shrinks,
    /// zeros enter.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 0 to 0.9.</exception>
    public float Zoom
    {
        get;
        init => field = From0To(0.9f, value, nameof(Zoom));
    }

    /// <summary>How much of height and width is cut off at most: a part of the image of a random place, whose sides are from 1 - this to 1
    /// of the image's, takes the whole frame; uniform.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 0 to 0.9.</exception>
    public float Crop
    {
        get;
        init => field = From0To(0.9f, value, nameof(Crop));
    }

    /// <summary>By how much contrast changes: every channel becomes mean + f (x - mean), with a factor f from 1 - this to 1 + this;
    /// uniform. As Keras' RandomContrast.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 0 to 1.</exception>
    public float Contrast
    {
        get;
        init => field = From0To(1, value, nameof(Contrast));
    }

    /// <summary>The side, in pixels, of a square of zeros about a random pixel; what of it lies outside the image is left out (DeVries and
    /// Taylor, "Improved Regularization of Convolutional Neural Networks with Cutout", 2017). 0 for none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int CutOut
    {
        get;
        init => field = NotNegative(value, nameof(CutOut));
    }

    /// <summary>The α of mixup (Zhang et al., "mixup: Beyond Empirical Risk Minimization", 2018): image and target become λ times
    /// themselves plus 1 - λ times those of another sample, with λ from Beta(α, α). Targets must be one-hot, or single values from 0 to 1.
    /// 0 for none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 0 to 100.</exception>
    public float MixUp
    {
        get;
        init => field = From0To(100, value, nameof(MixUp));
    }

    /// <summary>The same seed changes the same samples the same way in the same epoch.</summary>
    public int Seed { get; init; }

    /// <summary>Whether pixels come to stand between others.</summary>
    internal bool Warps => Rotation > 0 || Zoom > 0 || Crop > 0;

    private static int NotNegative(int value, string name) =>
        value >= 0
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{nameof(ImageAugmentation)}.{name} must be at least 0, not {value}.");

    private static float From0To(float limit, float value, string name) =>
        value >= 0 && value <= limit
            ? value
            : throw new ArgumentOutOfRangeException(
                name,
                value,
                $"{nameof(ImageAugmentation)}.{name} must be from 0 to {limit}, not {value}."
            );
}
